import os

from flask import Flask, redirect, request, url_for

app = Flask(__name__)
app.config["UPLOAD_FOLDER"] = "/var/lib/gallery/uploads"
ALLOWED = {"png", "jpg", "jpeg", "gif"}


def allowed_file(filename):
    return "." in filename and filename.rsplit(".", 1)[1].lower() in ALLOWED


@app.route("/upload", methods=["POST"])
def upload():
    photo = request.files.get("photo")
    if photo is None or photo.filename == "":
        return redirect(url_for("upload"))
    if photo and allowed_file(photo.filename):
        photo.save(os.path.join(app.config["UPLOAD_FOLDER"], photo.filename))
        return {"ok": True}, 201
    return {"ok": False}, 400
