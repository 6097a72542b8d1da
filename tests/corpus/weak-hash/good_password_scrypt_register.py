import hashlib
import os
import sqlite3

from flask import Flask, request

app = Flask(__name__)


@app.route("/register", methods=["POST"])
def register():
    username = request.form["username"]
    password = request.form["password"]
    salt = os.urandom(16)
    digest = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1).hex()
    with sqlite3.connect(os.environ["DB_FILE"]) as db:
        db.execute("INSERT INTO users (name, salt, password) VALUES (?, ?, ?)", (username, salt.hex(), digest))
    return "created", 201
