import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


def make_finder(table):
    def find(value):
        with sqlite3.connect("crm.db") as db:
            return db.execute(f"SELECT * FROM {table} WHERE email = ?", (value,)).fetchall()

    return find


@app.get("/find")
def find_anything():
    finder = make_finder(request.args.get("table", "customers"))
    return jsonify(finder(request.args.get("email", "")))
