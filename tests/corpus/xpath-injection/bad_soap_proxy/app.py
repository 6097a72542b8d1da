from flask import Flask, jsonify, request

from soap import Envelope

app = Flask(__name__)


@app.post("/orders/ids")
def ids():
    status = request.headers.get("X-Order-Status", "open")
    envelope = Envelope(request.get_data()).only(f"@status='{status}'")
    return jsonify(envelope.texts())
