from decimal import Decimal, InvalidOperation

from app.database import get_db
from app.models import Card
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

router = APIRouter()


@router.post("/giftcards/{card_id}/redeem")
def redeem(card_id: int, payload: dict, db: Session = Depends(get_db)):
    try:
        amount = Decimal(str(payload["amount"]))
    except (KeyError, InvalidOperation):
        raise HTTPException(status_code=422, detail="amount must be a number")
    card = db.get(Card, card_id)
    if card is None or amount.is_nan() or amount <= 0 or card.balance < amount:
        raise HTTPException(status_code=400, detail="Bad amount")
    card.balance -= amount
    db.commit()
    return {"left": str(card.balance)}
