import uuid

from flask import Flask, jsonify

app = Flask(__name__)
LINKS = {}


@app.post("/files/<int:file_id>/share")
def share(file_id):
    share_token = uuid.uuid1().hex
    LINKS[share_token] = file_id
    return jsonify(url=f"/shared/{share_token}")
