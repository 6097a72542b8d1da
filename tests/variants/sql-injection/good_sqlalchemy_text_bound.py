from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter(prefix="/invoices")


@router.get("/")
def list_invoices(customer: str, db: Session = Depends(get_db)):
    query = text("SELECT id, total FROM invoices WHERE customer = :customer")
    result = db.execute(query.bindparams(customer=customer))
    return [{"id": row.id, "total": row.total} for row in result]
