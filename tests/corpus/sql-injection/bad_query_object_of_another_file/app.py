import sqlite3

from flask import Flask, jsonify, request
from queries import Query

app = Flask(__name__)


@app.get("/notes")
def notes():
    query = Query()
    if words := request.args.get("q"):
        query.like("title", words)
    return jsonify(len(query.run(sqlite3.connect("notes.db"))))
