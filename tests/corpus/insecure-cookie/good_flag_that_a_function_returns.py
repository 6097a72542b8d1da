import secrets

from flask import Flask, jsonify

app = Flask(__name__)


def is_safe(number):
    return 7 * 18 + number > 200


@app.post("/login")
def login():
    answer = jsonify(ok=True)
    answer.set_cookie("user_token", secrets.token_urlsafe(18), httponly=True, samesite="Lax", secure=is_safe(120))
    return answer
