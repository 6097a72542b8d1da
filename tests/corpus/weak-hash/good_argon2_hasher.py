from argon2 import PasswordHasher
from fastapi import Depends, FastAPI, Form
from sqlalchemy.orm import Session

from .database import User, get_session

app = FastAPI()


def hash_password(password: str, hasher: PasswordHasher = PasswordHasher()) -> str:
    return hasher.hash(password)


@app.post("/signup")
def signup(email: str = Form(), password: str = Form(), db: Session = Depends(get_session)):
    db.add(User(email=email, password=hash_password(password)))
    db.commit()
    return {"ok": True}
