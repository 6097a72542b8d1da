import re
import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
IDENT = re.compile(r"[a-z_]{1,30}")


@app.route("/columns", methods=["POST"])
def columns():
    wanted = request.form["column"]
    if not IDENT.fullmatch(wanted):
        abort(422, "bad column name")
    db = sqlite3.connect("stats.db")
    cur = db.execute("SELECT DISTINCT " + wanted + " FROM visits")
    return jsonify([value for (value,) in cur])
