import hashlib
import os
import sqlite3

from flask import Flask, request

app = Flask(__name__)


@app.route("/register", methods=["POST"])
def register():
    username = request.form["username"]
    password = request.form["password"]
    digest = hashlib.md5(password.encode()).hexdigest()
    with sqlite3.connect(os.environ["DB_FILE"]) as db:
        db.execute("INSERT INTO users (name, password) VALUES (?, ?)", (username, digest))
    return "created", 201
