import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)
COLUMNS = {"title", "author"}


@app.get("/books")
def books():
    sql, values = "SELECT id FROM books WHERE 1 = 1", []
    for name, value in request.args.items():
        if name in COLUMNS:
            sql += f" AND {name} = ?"
            values.append(value)
    return jsonify(len(sqlite3.connect("books.db").execute(sql, values).fetchall()))
