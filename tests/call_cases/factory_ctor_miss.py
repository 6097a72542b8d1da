import sqlite3
from fastapi import FastAPI
app = FastAPI()
class Search:
    def __init__(self):
        self.filters = []
    def where(self, text):
        self.filters.append(text)
def make_search():
    return Search()
@app.get("/y")
def view(name: str):
    search = make_search()
    search.where("name = '" + name + "'")
    sqlite3.connect("x").execute("SELECT * FROM t WHERE " + " AND ".join(search.filters))  # finding
