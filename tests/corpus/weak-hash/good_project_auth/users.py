import sqlite3


def password_of(name):
    with sqlite3.connect("users.db") as db:
        row = db.execute("SELECT password FROM users WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None
