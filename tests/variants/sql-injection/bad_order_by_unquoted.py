from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()


@router.get("/leaderboard")
def leaderboard(sort_by: str = "points", db: Session = Depends(get_db)):
    rows = db.execute(text(f"SELECT name, points FROM players ORDER BY {sort_by} DESC LIMIT 50"))  # finding
    return [{"name": r.name, "points": r.points} for r in rows]
