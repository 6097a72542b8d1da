import hashlib

from flask import Flask, request

from .models import User, db

app = Flask(__name__)


@app.post("/users")
def create():
    user = User(name=request.form["name"])
    user.password = hashlib.sha256(request.form["password"].encode()).hexdigest()
    db.session.add(user)
    db.session.commit()
    return "", 201
