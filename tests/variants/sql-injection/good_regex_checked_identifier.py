import re
import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.get("/columns")
def distinct_values():
    column = request.args.get("column", "city")
    if not re.fullmatch(r"[a-z_]{1,30}", column):
        abort(400, "Bad column name")
    conn = sqlite3.connect("addresses.db")
    rows = conn.execute(f'SELECT DISTINCT "{column}" FROM addresses').fetchall()
    return jsonify([row[0] for row in rows])
