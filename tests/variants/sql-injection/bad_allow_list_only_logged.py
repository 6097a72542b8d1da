import logging

from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()
logger = logging.getLogger(__name__)
SORTABLE = {"name", "city"}


@router.get("/stores")
def stores(order: str = "name", db: Session = Depends(get_db)):
    if order not in SORTABLE:
        logger.warning("unexpected sort column")
    return db.execute(text(f"SELECT name, city FROM stores ORDER BY {order}")).mappings().all()  # finding
