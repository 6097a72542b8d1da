import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


class Search:
    def __init__(self, text, order):
        self.text = text
        self.order = order

    def where(self):
        return f"name = '{self.text}' ORDER BY name"


@app.get("/search")
def search():
    query = Search(request.args.get("q", ""), "price")
    with sqlite3.connect("shop.db") as db:
        rows = db.execute("SELECT name FROM goods WHERE " + query.where()).fetchall()
    return jsonify(rows)
