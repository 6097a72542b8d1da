import re

from flask import Flask, redirect, request, url_for

app = Flask(__name__)
LOCAL = re.compile(r"/[a-z0-9./-]*")


def is_local(address):
    return LOCAL.fullmatch(address) is not None


@app.get("/leave")
def leave():
    address = request.values.get("to") or url_for("home")
    if not is_local(address):
        address = url_for("home")
    return redirect(address)
