import importlib

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
TASKS = {"thumbnails": "jobs.images", "digest": "jobs.mail"}


@app.post("/tasks/<name>")
def call(name):
    module = TASKS.get(name)
    if module is None:
        abort(404)
    target = importlib.import_module(module)
    return jsonify(result=target.start(request.get_json()))
