from app.database import get_db
from app.models import Account
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

app = FastAPI()


class Withdrawal(BaseModel):
    account_id: int = Field(gt=0)
    amount: int = Field(gt=0, le=1_000_000)


@app.post("/withdraw")
def withdraw(data: Withdrawal, db: Session = Depends(get_db)):
    account = db.get(Account, data.account_id)
    if account is None or account.balance < data.amount:
        raise HTTPException(status_code=400, detail="Insufficient funds")
    account.balance -= data.amount
    db.commit()
    return {"balance": account.balance}
