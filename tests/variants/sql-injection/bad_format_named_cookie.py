import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)

LOOKUP = "SELECT user_id, theme FROM preferences WHERE visitor = '{visitor}' LIMIT {limit}"


@app.get("/preferences")
def preferences():
    visitor = request.cookies.get("visitor")
    if not visitor:
        abort(400)
    conn = sqlite3.connect("preferences.db")
    found = conn.execute(LOOKUP.format(visitor=visitor, limit=1)).fetchone()  # finding
    return jsonify(theme=found[1] if found else "light")
