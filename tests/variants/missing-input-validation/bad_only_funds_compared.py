from typing import Any, Dict

from app.database import get_db
from app.models import Card
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

router = APIRouter()


@router.post("/giftcards/redeem")
def redeem(payload: Dict[str, Any], db: Session = Depends(get_db)):
    """A negative amount passes the check and tops the card up."""
    card = db.query(Card).filter(Card.code == payload["code"]).first()
    amount = payload["amount"]
    if card.balance < amount:
        raise HTTPException(status_code=400, detail="Not enough credit")
    card.balance -= amount  # finding
    db.commit()
    return {"left": card.balance}
