import html
import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/invoice")
def invoice():
    number = int(html.escape(request.args.get("number", "0")))
    with sqlite3.connect("invoices.db") as db:
        row = db.execute("SELECT total FROM invoices WHERE number = {}".format(number)).fetchone()
    return jsonify(row)
