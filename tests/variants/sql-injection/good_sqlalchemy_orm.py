from app.database import get_async_session
from app.models import Employee
from fastapi import APIRouter, Depends
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

router = APIRouter()


@router.get("/employees/search")
async def search_employees(term: str, session: AsyncSession = Depends(get_async_session)):
    pattern = "%" + term + "%"
    query = select(Employee).where(or_(Employee.first_name.ilike(pattern), Employee.last_name.ilike(pattern)))
    result = await session.execute(query.order_by(Employee.id).limit(20))
    return [{"id": e.id, "name": e.first_name} for e in result.scalars()]
