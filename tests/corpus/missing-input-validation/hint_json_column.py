import json
import sqlite3

from flask import Flask, request

app = Flask(__name__)


@app.post("/drafts")
def save_draft():
    with sqlite3.connect("drafts.db") as db:
        db.execute("INSERT INTO drafts (body) VALUES (?)", (json.dumps(request.get_json()),))
    return "", 201
