import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/comments")
def comments():
    page = int(request.args.get("page", "1"))
    size = 25
    offset = (page - 1) * size
    conn = sqlite3.connect("blog.db")
    rows = conn.execute(f"SELECT id, body FROM comments ORDER BY id LIMIT {size} OFFSET {offset}").fetchall()
    return jsonify([{"id": r[0], "body": r[1]} for r in rows])
