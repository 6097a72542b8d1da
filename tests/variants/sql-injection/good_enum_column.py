from enum import Enum

from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()


class SortField(str, Enum):
    name = "name"
    created = "created_at"


@router.get("/projects")
def list_projects(sort: SortField = SortField.name, db: Session = Depends(get_db)):
    rows = db.execute(text(f"SELECT id, name FROM projects ORDER BY {sort.value}"))
    return [{"id": r.id, "name": r.name} for r in rows]
