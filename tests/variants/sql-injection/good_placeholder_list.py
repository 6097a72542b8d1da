import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/prices")
def prices():
    skus = request.args.getlist("sku")
    if not skus:
        return jsonify({})
    marks = ",".join("?" * len(skus))
    conn = sqlite3.connect("shop.db")
    rows = conn.execute(f"SELECT sku, price FROM products WHERE sku IN ({marks})", skus).fetchall()
    return jsonify(dict(rows))
