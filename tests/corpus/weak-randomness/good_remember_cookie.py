import secrets

from flask import Flask, make_response

app = Flask(__name__)


@app.post("/login")
def login():
    answer = make_response({"ok": True})
    answer.set_cookie("rememberMe17", secrets.token_hex(16), secure=True, httponly=True, samesite="Strict")
    return answer
