import os
import shelve
import tempfile

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/restore")
def restore():
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "backup.db")
    request.files["backup"].save(path)
    with shelve.open(path, flag="r") as saved:
        return jsonify({key: str(saved[key]) for key in saved})
