from uuid import UUID

from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()


@router.get("/teams/{team_id}/members/{member_id}")
def read_member(team_id: int, member_id: UUID, db: Session = Depends(get_db)):
    """The framework converts both values before they get here."""
    sql = f"SELECT name FROM members WHERE team_id = {team_id} AND member_id = '{member_id}'"
    row = db.execute(text(sql)).first()
    return {"name": row.name if row else None}
