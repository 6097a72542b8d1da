import random

from flask import Flask, make_response, redirect, request

from .accounts import check_login, remember

app = Flask(__name__)


@app.route("/login", methods=["POST"])
def login():
    user = check_login(request.form["name"], request.form["password"])
    response = make_response(redirect("/home"))
    if user and request.form.get("remember"):
        remember_me = str(random.random())[2:]
        remember(user.id, remember_me)
        response.set_cookie("remember_me", remember_me, secure=True, httponly=True, max_age=2592000)
    return response
