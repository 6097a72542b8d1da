import hashlib
import pickle

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/snapshots")
def receive_snapshot():
    """Whoever sends the body also sends its plain digest: nothing is proven."""
    body = request.get_data()
    if hashlib.sha256(body).hexdigest() != request.headers.get("X-Digest"):
        abort(400)
    snapshot = pickle.loads(body)  # finding
    return jsonify(tables=len(snapshot))
