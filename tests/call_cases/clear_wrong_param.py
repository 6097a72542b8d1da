import sqlite3
class Q:
    def __init__(self):
        self.value = ""
        self.table = "users"
def _fill(q, box):
    q.value = box.name
def fill(q, box):
    _fill(q, box)
def run(cur, box):
    q = Q()
    fill(q, box)
    cur.execute("SELECT * FROM users WHERE name = '" + q.value + "'")  # finding
