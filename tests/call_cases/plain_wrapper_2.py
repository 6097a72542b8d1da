import sqlite3
def run(sql):
    return sqlite3.connect("x").execute(sql).fetchall()  # finding
def select(where):
    return run("SELECT * FROM users WHERE " + where)
def by_name(name):
    return select(f"name = '{name}'")
