import os
import zipfile

from flask import Flask, jsonify, request

app = Flask(__name__)
INCOMING = "/srv/incoming"


@app.get("/archives/list")
def list_archive():
    archive = os.path.join(INCOMING, request.args["archive"])
    with zipfile.ZipFile(archive) as zf:  # finding
        return jsonify(zf.namelist())
