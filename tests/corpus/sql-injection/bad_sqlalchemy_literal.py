from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import create_engine, literal_column, select
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


@app.get("/contacts/stats")
def stats(group: str = "city", session: Session = Depends(get_session)):
    column = literal_column(group)
    rows = session.execute(select(column).select_from(Contact).group_by(column)).all()
    if not rows:
        raise HTTPException(status_code=404)
    return [row[0] for row in rows]
