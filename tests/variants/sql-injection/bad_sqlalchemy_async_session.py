from app.database import get_async_session
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

router = APIRouter()


@router.get("/employees/search")
async def search_employees(term: str, limit: int = 20, session: AsyncSession = Depends(get_async_session)):
    """Search employees by first or last name."""
    clause = "first_name ILIKE '%" + term + "%'"
    clause += " OR last_name ILIKE '%" + term + "%'"
    sql = "SELECT id, first_name, last_name FROM employees WHERE " + clause
    result = await session.execute(text(sql))  # finding
    return [dict(row) for row in result.mappings().fetchmany(limit)]
