import secrets

from flask import Flask, abort, make_response, redirect, request

from .accounts import authenticate, open_session

app = Flask(__name__)


@app.post("/login")
def login():
    user = authenticate(request.form["username"], request.form["password"])
    if user is None:
        abort(401)
    session_id = secrets.token_urlsafe(32)
    open_session(session_id, user)
    resp = make_response(redirect("/"))
    resp.set_cookie("session_id", session_id, secure=True, httponly=True, samesite="Lax")
    return resp
