import sqlite3
NAMES = ("a", "b")
class Bad(Exception):
    pass
def _fail(message):
    raise Bad(message)
def reject(message):
    _fail(message)
def find(cur, name):
    if name not in NAMES:
        reject("bad name")
    cur.execute(f"SELECT * FROM users WHERE name = '{name}'")
