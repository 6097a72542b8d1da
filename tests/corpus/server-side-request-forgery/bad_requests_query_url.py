import requests
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/preview")
def preview():
    url = request.args.get("url")
    if not url:
        return jsonify(error="url is required"), 400
    reply = requests.get(url, timeout=5)
    return jsonify(status=reply.status_code, length=len(reply.content))
