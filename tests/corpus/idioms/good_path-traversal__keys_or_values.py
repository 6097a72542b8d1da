import os
import zipfile

from flask import Flask, request, send_file

app = Flask(__name__)
ROOT = "/srv/albums"


@app.post("/bundle")
def bundle():
    labels = {"cover.jpg": request.form.get("cover", ""), "back.jpg": request.form.get("back", "")}
    with zipfile.ZipFile("/srv/out/bundle.zip", "w") as archive:
        for name in labels.keys():
            with open(os.path.join(ROOT, name), "rb") as picture:
                archive.writestr(os.path.basename(name), picture.read())
    return send_file("/srv/out/bundle.zip")
