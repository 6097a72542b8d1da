import os

from flask import Flask, request

app = Flask(__name__)
FOLDER = "/var/lib/app/exports"


@app.get("/export")
def export():
    chosen = {"default": "latest.csv", "requested": request.args.get("file", "")}
    chosen["format"] = "csv"
    path = os.path.join(FOLDER, chosen["requested"])
    with open(path, encoding="utf-8") as stream:
        return app.response_class(stream.read(), mimetype="text/csv")
