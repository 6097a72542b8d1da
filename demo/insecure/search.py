"""Finding members of a library by name."""

import sqlite3

from fastapi import FastAPI

app = FastAPI()


@app.get("/members")
def find_members(surname: str) -> list[tuple[int, str]]:
    with sqlite3.connect("library.db") as db:
        return db.execute(f"SELECT id, surname FROM members WHERE surname = '{surname}'").fetchall()
