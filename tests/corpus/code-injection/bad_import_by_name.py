import importlib

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/tasks/<module>/<function>")
def call(module, function):
    try:
        target = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError):
        abort(404)
    return jsonify(result=target(**request.get_json()))
