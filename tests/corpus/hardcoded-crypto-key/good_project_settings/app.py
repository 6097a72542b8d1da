from flask import Flask, abort, request

from tokens import make_token, read_token
from users import authenticate

app = Flask(__name__)


@app.post("/login")
def login():
    user = authenticate(request.form["name"], request.form["password"])
    if user is None:
        abort(401)
    return {"token": make_token(user.id)}


@app.get("/me")
def me():
    return {"id": read_token(request.headers["Authorization"].removeprefix("Bearer "))}
