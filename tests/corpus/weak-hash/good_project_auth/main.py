from flask import Flask, abort, request, session

from security import matches
from users import password_of

app = Flask(__name__)


@app.post("/login")
def login():
    name = request.form["name"]
    if not matches(password_of(name), request.form["password"]):
        abort(401)
    session["name"] = name
    return {"ok": True}
