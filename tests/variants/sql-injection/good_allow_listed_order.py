from app.database import get_db
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()


@router.get("/leaderboard")
def leaderboard(sort_by: str = "points", db: Session = Depends(get_db)):
    if sort_by not in {"points", "name", "joined_at"}:
        raise HTTPException(status_code=400, detail="Unknown sort column")
    rows = db.execute(text(f"SELECT name, points FROM players ORDER BY {sort_by} DESC LIMIT 50"))
    return [{"name": r.name, "points": r.points} for r in rows]
