import sqlite3
from collections import deque

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/recent")
def recent():
    queue = deque(["name"])
    queue.appendleft(request.args.get("column", "name"))
    queue.append("created_at")
    column = queue.popleft()
    db = sqlite3.connect("app.db")
    rows = db.execute("SELECT {} FROM events LIMIT 10".format(column)).fetchall()
    db.close()
    return jsonify(rows)
