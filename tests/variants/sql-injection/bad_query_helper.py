import sqlite3

from fastapi import FastAPI

app = FastAPI()


def build_filter(column: str, value: str) -> str:
    return f"SELECT id, name FROM plants WHERE {column} = '{value}'"


@app.get("/plants")
def plants(family: str):
    conn = sqlite3.connect("garden.db")
    rows = conn.execute(build_filter("family", family)).fetchall()  # finding
    return [{"id": r[0], "name": r[1]} for r in rows]
