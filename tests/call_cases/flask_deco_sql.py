import sqlite3
from functools import wraps
from flask import Flask, jsonify, request, g
app = Flask(__name__)

def require_auth(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        return view(*args, **kwargs)
    return wrapped

def timed(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        return view(*args, **kwargs)
    return wrapped

def current_name():
    return request.args.get("name", "")

@app.get("/x")
@require_auth
@timed
def run():
    db = sqlite3.connect("x")
    return jsonify(db.execute(f"SELECT * FROM t WHERE name = '{current_name()}'").fetchall())  # finding
