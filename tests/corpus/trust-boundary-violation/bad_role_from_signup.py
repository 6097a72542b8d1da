import os
import sqlite3

from flask import Blueprint, redirect, request, session
from werkzeug.security import generate_password_hash

auth = Blueprint("auth", __name__, url_prefix="/auth")


@auth.route("/signup", methods=["POST"])
def signup():
    email = request.form["email"]
    role = request.form.get("role", "member")
    with sqlite3.connect(os.environ["DB_FILE"]) as db:
        cur = db.execute(
            "INSERT INTO users (email, pw) VALUES (?, ?)",
            (email, generate_password_hash(request.form["password"])),
        )
    session.clear()
    session["user_id"] = cur.lastrowid
    session["role"] = role
    return redirect("/")
