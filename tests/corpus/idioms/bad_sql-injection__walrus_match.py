import re
import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.get("/archive")
def archive():
    year = request.args.get("year", "2024")
    if (found := re.match(r"\d{4}", year)) is None:
        abort(400)
    with sqlite3.connect("blog.db") as db:
        rows = db.execute(f"SELECT title FROM posts WHERE year = {found.string}").fetchall()
    return jsonify(rows)
