import os
from flask import Flask, request
from app.errors import bad
app = Flask(__name__)
NAMES = {"a", "b"}
@app.route("/x")
def view():
    name = request.args["n"]
    if name not in NAMES:
        bad(name)
    os.system("ls " + name)
    return ""
