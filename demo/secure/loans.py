"""Lending a book for some days."""

import sqlite3

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()
db = sqlite3.connect("library.db", check_same_thread=False)


class Loan(BaseModel):
    model_config = ConfigDict(extra="forbid")

    book: int = Field(gt=0)
    member: int = Field(gt=0)
    days: int = Field(ge=1, le=28)


@app.post("/loans")
def lend(loan: Loan) -> dict[str, str]:
    with db:
        db.execute("INSERT INTO loans (book, member, days) VALUES (?, ?, ?)", (loan.book, loan.member, loan.days))
    return {"status": "lent"}
