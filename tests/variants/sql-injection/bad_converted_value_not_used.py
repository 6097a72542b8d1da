import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.get("/readings")
def readings():
    limit = request.args.get("limit", "50")
    count = int(limit) if limit.isdigit() else 50
    if count > 500:
        abort(400)
    conn = sqlite3.connect("readings.db")
    rows = conn.execute(f"SELECT at, value FROM readings ORDER BY at LIMIT {limit}").fetchall()  # finding
    return jsonify(rows)
