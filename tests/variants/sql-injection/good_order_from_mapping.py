import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)

SORT_COLUMNS = {"newest": "created_at DESC", "cheapest": "price ASC", "name": "title ASC"}


@app.get("/offers")
def offers():
    order = SORT_COLUMNS.get(request.args.get("sort", "newest"), "created_at DESC")
    conn = sqlite3.connect("shop.db")
    rows = conn.execute(f"SELECT id, title, price FROM offers ORDER BY {order}").fetchall()
    conn.close()
    return jsonify(rows)
