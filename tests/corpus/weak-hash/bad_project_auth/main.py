from flask import Flask, abort, request, session

from security import make_digest
from users import password_of

app = Flask(__name__)


@app.post("/login")
def login():
    name = request.form["name"]
    if password_of(name) != make_digest(request.form["password"]):
        abort(401)
    session["name"] = name
    return {"ok": True}
