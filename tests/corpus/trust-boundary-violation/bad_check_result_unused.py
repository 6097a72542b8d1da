import os

from flask import Flask, jsonify, request, session

app = Flask(__name__)
app.secret_key = os.environ["FLASK_SECRET"]

KNOWN_FLAGS = {"beta_banner", "compact_menu"}


def is_known(flag):
    return flag in KNOWN_FLAGS


@app.post("/flags")
def set_flag():
    flag = request.values.get("flag", "")
    value = request.values.get("value", "off")
    is_known(flag)
    session.setdefault(flag, value)
    return jsonify(flag=flag, value=value)
