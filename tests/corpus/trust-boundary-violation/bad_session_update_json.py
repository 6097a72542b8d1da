from os import environ

from flask import Flask, jsonify, request, session

app = Flask(__name__)
app.config["SECRET_KEY"] = environ["SECRET_KEY"]


def read_preferences():
    payload = request.get_json(silent=True) or {}
    if not isinstance(payload, dict):
        payload = {}
    return payload


@app.route("/preferences", methods=["PUT"])
def save_preferences():
    prefs = read_preferences()
    session.update(prefs)
    return jsonify(saved=sorted(prefs))
