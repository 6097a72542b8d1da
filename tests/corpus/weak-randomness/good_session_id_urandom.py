import os

from flask import Flask, make_response

app = Flask(__name__)
SESSIONS = {}


def new_session_id():
    return "%032x" % int.from_bytes(os.urandom(16), "big")


@app.route("/start")
def start():
    session_id = new_session_id()
    SESSIONS[session_id] = {"cart": []}
    response = make_response("welcome")
    response.set_cookie("sid", session_id, secure=True, httponly=True, samesite="Lax")
    return response
