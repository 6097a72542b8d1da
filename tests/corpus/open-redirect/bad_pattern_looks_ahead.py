import re

from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/leave")
def leave():
    address = request.args["to"]
    if not re.fullmatch(r"/(?!admin).*", address):
        address = "/"
    return redirect(address)
