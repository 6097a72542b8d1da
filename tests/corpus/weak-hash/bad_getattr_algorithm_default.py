import base64
import hashlib

from fastapi import Depends, FastAPI, Form
from sqlalchemy.orm import Session

from .database import User, get_session

app = FastAPI()


def hash_password(password: str, algorithm: str = "sha1") -> str:
    function = getattr(hashlib, algorithm)
    return base64.b64encode(function(password.encode()).digest()).decode()


@app.post("/signup")
def signup(email: str = Form(), password: str = Form(), db: Session = Depends(get_session)):
    db.add(User(email=email, password=hash_password(password)))
    db.commit()
    return {"ok": True}
