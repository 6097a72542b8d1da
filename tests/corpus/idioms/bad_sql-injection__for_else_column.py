import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/films")
def films():
    column = request.args.get("sort", "title")
    for known in ("title", "year", "rating"):
        if column == known:
            break
    else:
        app.logger.info("unknown sort column")
    with sqlite3.connect("films.db") as db:
        return jsonify(db.execute(f"SELECT title FROM films ORDER BY {column}").fetchall())
