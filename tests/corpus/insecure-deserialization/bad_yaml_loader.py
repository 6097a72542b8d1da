import yaml
from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.route("/workflows", methods=["PUT"])
def put_workflow():
    try:
        document = yaml.load(request.get_data(as_text=True), Loader=yaml.Loader)
    except yaml.YAMLError as exc:
        abort(400, str(exc))
    steps = document.get("steps", [])
    return jsonify(name=document.get("name"), steps=len(steps))
