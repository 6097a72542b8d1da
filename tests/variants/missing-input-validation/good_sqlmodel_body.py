from app.database import get_session
from app.models import Hero
from fastapi import APIRouter, Depends
from sqlmodel import Field, Session, SQLModel

router = APIRouter()


class HeroCreate(SQLModel):
    name: str = Field(max_length=80)
    age: int = Field(ge=0, le=1000)


@router.post("/heroes")
def create_hero(hero: HeroCreate, session: Session = Depends(get_session)):
    stored = Hero.model_validate(hero)
    session.add(stored)
    session.commit()
    return {"id": stored.id}
