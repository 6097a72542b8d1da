import os

from flask import Flask, jsonify, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
app.config["UPLOAD_FOLDER"] = "/srv/uploads"


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    filename = secure_filename(file.filename)
    if not filename:
        return jsonify(error="Bad file name"), 400
    file.save(os.path.join(app.config["UPLOAD_FOLDER"], filename))
    return jsonify(status="stored"), 201
