import yaml
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/pipelines")
def create_pipeline():
    spec = yaml.load(request.data, Loader=yaml.Loader)  # finding
    stages = spec.get("stages", [])
    return jsonify(stages=len(stages)), 201
