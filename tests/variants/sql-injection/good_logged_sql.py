import logging

from app.database import get_db
from app.models import Customer
from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

logger = logging.getLogger(__name__)
router = APIRouter()


@router.get("/customers")
def find_customers(name: str, db: Session = Depends(get_db)):
    logger.info(f"SELECT * FROM customers WHERE name = '{name}' was requested")
    logger.debug("DELETE FROM cache WHERE key = '%s'" % name)
    return [{"id": c.id} for c in db.query(Customer).filter(Customer.name == name)]
