from urllib.parse import urlparse

import requests
from flask import Flask, jsonify, request

app = Flask(__name__)
HOSTS = {"images.example.com", "cdn.example.com"}


@app.route("/preview")
def preview():
    url = request.args.get("url")
    if not url:
        return jsonify(error="url is required"), 400
    parts = urlparse(url)
    if parts.scheme != "https" or parts.netloc not in HOSTS:
        return jsonify(error="host not allowed"), 400
    reply = requests.get(url, timeout=5, allow_redirects=False)
    return jsonify(status=reply.status_code, length=len(reply.content))
