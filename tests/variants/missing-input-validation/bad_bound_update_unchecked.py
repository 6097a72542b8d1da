from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()


@router.post("/stock/adjust")
def adjust_stock(data: dict, db: Session = Depends(get_db)):
    db.execute(  # finding
        text("UPDATE stock SET quantity = quantity - :count WHERE sku = :sku"),
        {"count": data["count"], "sku": data["sku"]},
    )
    db.commit()
    return {"status": "adjusted"}
