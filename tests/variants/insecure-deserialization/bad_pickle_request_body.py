import pickle

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/jobs")
def submit_job():
    job = pickle.loads(request.data)  # finding
    return jsonify(queued=len(job["steps"]))
