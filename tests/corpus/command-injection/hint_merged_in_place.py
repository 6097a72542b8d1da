from flask import request, Flask
import os

app = Flask(__name__)


@app.route("/x")
def x():
    d = {"a": request.args["q"]}
    e = d
    d |= {"a": "ls"}
    os.system(e["a"])
    return ""
