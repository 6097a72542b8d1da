from os import environ

from flask import Flask, jsonify, request, session

app = Flask(__name__)
app.config["SECRET_KEY"] = environ["SECRET_KEY"]

PREFERENCES = ("theme", "language", "page_size")


def read_preferences():
    payload = request.get_json(silent=True) or {}
    if not isinstance(payload, dict):
        payload = {}
    return {name: str(payload[name]) for name in PREFERENCES if name in payload}


@app.route("/preferences", methods=["PUT"])
def save_preferences():
    prefs = read_preferences()
    session.update(prefs)
    return jsonify(saved=sorted(prefs))
