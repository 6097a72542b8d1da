"""Lending a book for some days."""

import sqlite3

from fastapi import FastAPI

app = FastAPI()
db = sqlite3.connect("library.db", check_same_thread=False)


@app.post("/loans")
def lend(body: dict) -> dict[str, str]:
    with db:
        db.execute("INSERT INTO loans (book, member, days) VALUES (?, ?, ?)", (body["book"], body["member"], body["days"]))
    return {"status": "lent"}
