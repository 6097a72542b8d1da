from app.database import get_db
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

router = APIRouter()


@router.get("/audit")
def audit_log(actor: str, action: str, db: Session = Depends(get_db)):
    """One value is bound, the other one is not."""
    statement = f"SELECT at, detail FROM audit WHERE actor = :actor AND action = '{action}'"
    entries = db.execute(text(statement), {"actor": actor}).all()  # finding
    return [{"at": e.at, "detail": e.detail} for e in entries]
