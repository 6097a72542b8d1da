from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()
SORTABLE = ("name", "city", "opened_at")


@router.get("/stores")
def stores(order: str = "name", db: Session = Depends(get_db)):
    column = order if order in SORTABLE else "name"
    return db.execute(text(f"SELECT name, city FROM stores ORDER BY {column}")).mappings().all()
