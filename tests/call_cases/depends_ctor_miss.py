import sqlite3
from fastapi import FastAPI, Depends
app = FastAPI()
class Search:
    def __init__(self):
        self.filters = []
    def where(self, text):
        self.filters.append(text)
def get_search():
    return Search()
@app.get("/y")
def view(name: str, search: Search = Depends(get_search)):
    search.where("name = '" + name + "'")
    sqlite3.connect("x").execute("SELECT * FROM t WHERE " + " AND ".join(search.filters))  # finding
