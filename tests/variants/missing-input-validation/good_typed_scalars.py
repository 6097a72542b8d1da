from typing import Annotated

from app.database import get_db
from fastapi import APIRouter, Body, Depends, Path
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()


@router.post("/stock/{sku_id}/adjust")
def adjust_stock(
    sku_id: Annotated[int, Path(gt=0)],
    count: Annotated[int, Body(gt=0, le=500, embed=True)],
    db: Session = Depends(get_db),
):
    db.execute(
        text("UPDATE stock SET quantity = quantity - :count WHERE id = :id"),
        {"count": count, "id": sku_id},
    )
    db.commit()
    return {"status": "adjusted"}
