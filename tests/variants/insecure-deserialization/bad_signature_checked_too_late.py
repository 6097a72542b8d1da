import hashlib
import hmac
import os
import pickle

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
SIGNING_KEY = os.environ["SIGNING_KEY"].encode()


@app.post("/state")
def receive_state():
    body = request.get_data()
    state = pickle.loads(body)  # finding
    expected = hmac.new(SIGNING_KEY, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-Signature", "")):
        abort(403)
    return jsonify(version=state["version"])
