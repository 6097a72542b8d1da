import re

from flask import Flask, abort, jsonify, request

from soap import Envelope

app = Flask(__name__)


@app.post("/orders/ids")
def ids():
    status = request.headers.get("X-Order-Status", "open")
    if not re.fullmatch(r"[a-z]{2,12}", status):
        abort(400)
    envelope = Envelope(request.get_data()).only(f"@status='{status}'")
    return jsonify(envelope.texts())
