from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import create_engine, func, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()
engine = create_engine("postgresql+psycopg://localhost/crm")


class Base(DeclarativeBase):
    pass


class Contact(Base):
    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
    email: Mapped[str]


def get_session():
    with Session(engine) as session:
        yield session


@app.get("/contacts/search")
def search(q: str, city: str | None = None, session: Session = Depends(get_session)):
    stmt = select(Contact).where(or_(Contact.email.ilike(f"%{q}%"), func.lower(Contact.city) == q.lower()))
    if city:
        stmt = stmt.where(Contact.city == city)
    rows = session.scalars(stmt.order_by(Contact.id)).all()
    if not rows:
        raise HTTPException(status_code=404, detail=f"nothing for {q}")
    return [{"id": c.id, "email": c.email} for c in rows]
