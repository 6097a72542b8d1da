import json

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/jobs")
def submit_job():
    try:
        job = json.loads(request.data)
    except json.JSONDecodeError:
        return jsonify(error="Not JSON"), 400
    return jsonify(queued=len(job["steps"]))
