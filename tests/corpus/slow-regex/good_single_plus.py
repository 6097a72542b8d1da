import re

from flask import Flask, request

app = Flask(__name__)
NAME = re.compile(r"^([a-zA-Z0-9]+)$")


@app.route("/check")
def check():
    return {"valid": bool(NAME.match(request.args.get("name", "")))}
