import os

from flask import Flask, request

app = Flask(__name__)


@app.route("/asset")
def asset():
    key = "static:" + request.args.get("name", "logo.svg")
    folder = key.split(":", 1)[0]
    return {"files": os.listdir(os.path.join("/srv/assets", folder))}
