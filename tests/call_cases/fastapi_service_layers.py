import sqlite3
from fastapi import FastAPI, Depends
app = FastAPI()
class Database:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)
    def run(self, sql):
        return self.conn.execute(sql).fetchall()  # finding
class Repository:
    def __init__(self):
        self.db = Database("x.db")
        self.table = "users"
class Service:
    def __init__(self):
        self.repo = Repository()
        self.filters = []
    def where(self, text):
        self.filters.append(text)
        return self
    def _joined(self):
        return " AND ".join(self.filters)
    def _sql(self):
        return "SELECT * FROM users WHERE " + self._joined()
    def all(self):
        return self.repo.db.run(self._sql())
def service():
    return Service()
@app.get("/x")
def view(name: str, s: Service = Depends(service)):
    return s.where("name = '" + name + "'").all()
@app.get("/y")
def viewy(name: str):
    return Service().where("name = '" + name + "'").all()
