import yaml
from flask import Flask, abort, jsonify, request
from yaml import SafeLoader as Loader

app = Flask(__name__)


@app.route("/workflows", methods=["PUT"])
def put_workflow():
    try:
        document = yaml.load(request.get_data(as_text=True), Loader=Loader)
    except yaml.YAMLError as exc:
        abort(400, str(exc))
    steps = document.get("steps", [])
    return jsonify(name=document.get("name"), steps=len(steps))
