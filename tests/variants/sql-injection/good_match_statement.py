import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.get("/albums")
def albums():
    match request.args.get("sort", "title"):
        case "title":
            order = "title ASC"
        case "recent":
            order = "released DESC"
        case _:
            abort(400)
    conn = sqlite3.connect("music.db")
    return jsonify(conn.execute("SELECT id, title FROM albums ORDER BY " + order).fetchall())
