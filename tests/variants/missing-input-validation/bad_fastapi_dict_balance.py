from app.database import get_db
from app.models import Account
from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

app = FastAPI()


@app.post("/withdraw")
def withdraw(data: dict, db: Session = Depends(get_db)):
    account = db.get(Account, data["account_id"])
    account.balance -= data["amount"]  # finding
    db.commit()
    return {"balance": account.balance}
