import sqlite3

from flask import Flask, jsonify, request, session
from werkzeug.security import check_password_hash

app = Flask(__name__)
app.secret_key = "change-me-please"


def connect():
    conn = sqlite3.connect("shop.db")
    conn.row_factory = sqlite3.Row
    return conn


@app.route("/login", methods=["POST"])
def login():
    email = request.form.get("email", "").strip().lower()
    password = request.form.get("password", "")
    with connect() as conn:
        row = conn.execute(
            f"SELECT id, name, password_hash FROM users WHERE email = '{email}' AND active = ?",
            (1,),
        ).fetchone()
    if row is None or not check_password_hash(row["password_hash"], password):
        return jsonify(error="unknown user"), 401
    session["uid"] = row["id"]
    return jsonify(name=row["name"])
