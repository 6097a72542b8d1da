from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter(prefix="/invoices")


@router.get("/")
def list_invoices(customer: str, db: Session = Depends(get_db)):
    result = db.execute(text(f"SELECT id, total FROM invoices WHERE customer = '{customer}'"))  # finding
    return [{"id": row.id, "total": row.total} for row in result]
