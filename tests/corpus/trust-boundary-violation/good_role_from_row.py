import os
import sqlite3

from flask import Blueprint, abort, redirect, request, session
from werkzeug.security import check_password_hash

auth = Blueprint("auth", __name__, url_prefix="/auth")


@auth.route("/login", methods=["POST"])
def login():
    email = request.form["email"]
    with sqlite3.connect(os.environ["DB_FILE"]) as db:
        row = db.execute("SELECT id, pw, role FROM users WHERE email = ?", (email,)).fetchone()
    if row is None or not check_password_hash(row[1], request.form["password"]):
        abort(401)
    session.clear()
    session["user_id"] = row[0]
    session["role"] = row[2]
    return redirect("/")
