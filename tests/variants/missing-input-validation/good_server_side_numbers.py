from app.auth import current_user
from app.database import get_db
from app.models import Plan, User
from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

router = APIRouter()


@router.post("/plans/{plan_id}/buy")
def buy_plan(plan_id: int, user: User = Depends(current_user), db: Session = Depends(get_db)):
    """The price comes from our own table, the request only says which plan."""
    plan = db.query(Plan).filter(Plan.id == plan_id).one()
    user.credits -= plan.price
    db.commit()
    return {"credits": user.credits}
