import sqlite3
from fastapi import FastAPI, HTTPException
app = FastAPI()
class Columns:
    def __init__(self):
        self.known = ["name", "age"]
    def has(self, c):
        return c in self.known
class Schema:
    def __init__(self):
        self.columns = Columns()
class Repo:
    def __init__(self):
        self.schema = Schema()
        self.conn = sqlite3.connect("x")
    def order(self, c):
        if not self.schema.columns.has(c):
            raise HTTPException(400)
        return self.conn.execute("SELECT * FROM t ORDER BY " + c).fetchall()
repo = Repo()
@app.get("/x")
def view(c: str):
    return repo.order(c)
