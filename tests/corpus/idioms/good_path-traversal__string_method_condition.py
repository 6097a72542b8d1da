import pathlib

from flask import Flask, Response, request

app = Flask(__name__)
STAGE = "Production"
ROOT = pathlib.Path("/srv/reports")


@app.get("/report")
def report():
    name = "summary.txt"
    if STAGE.lower().endswith("prod"):
        name = request.args["name"]
    return Response((ROOT / name).read_text(), mimetype="text/plain")
