from flask import Flask, abort, jsonify, request

from operations import OPERATIONS

app = Flask(__name__)


@app.post("/run/<name>")
def run(name):
    if name not in OPERATIONS:
        abort(404)
    return jsonify(result=str(OPERATIONS[name](request.form.get("text", ""))))
