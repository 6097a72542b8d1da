from flask import request, Flask
import os

app = Flask(__name__)


def merge(d, more):
    d |= more


@app.route("/x")
def x():
    d = {"a": "ls"}
    merge(d, {"a": request.args["q"]})
    os.system(d["a"])
    return ""
