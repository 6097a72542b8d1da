import secrets

from flask import Flask, jsonify

app = Flask(__name__)
DEFAULTS = {"httponly": True, "secure": True, "samesite": "Lax"}


def options(**more):
    return {**DEFAULTS, "max_age": 3600, **more}


@app.post("/login")
def login():
    answer = jsonify(ok=True)
    answer.set_cookie("session_token", secrets.token_urlsafe(32), **options(path="/"))
    return answer
