import sqlite3

from bottle import get, request, run

statement = lambda word: ("SELECT id FROM notes WHERE body LIKE ?", ("%" + word + "%",))


@get("/notes")
def notes():
    sql, values = statement(request.query.q)
    connection = sqlite3.connect("notes.db")
    return {"ids": [row[0] for row in connection.execute(sql, values)]}


if __name__ == "__main__":
    run(port=8080)
