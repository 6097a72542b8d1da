import os
from dataclasses import dataclass

import psycopg
from fastapi import FastAPI

app = FastAPI()


@dataclass
class Filter:
    column: str
    value: str = "open"


@app.get("/tickets")
def tickets(q: str):
    wanted = Filter(q, "open")
    with psycopg.connect(os.environ["DSN"]) as connection:
        rows = connection.execute(f"SELECT id FROM tickets WHERE {wanted.column} = %s", (wanted.value,))
        return [row[0] for row in rows]
