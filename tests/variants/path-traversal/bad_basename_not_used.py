import os

from flask import Flask, jsonify, request

app = Flask(__name__)
INBOX = "/srv/inbox"


@app.post("/inbox")
def receive():
    upload = request.files["document"]
    shown_name = os.path.basename(upload.filename)
    upload.save(f"{INBOX}/{upload.filename}")  # finding
    return jsonify(received=shown_name), 201
