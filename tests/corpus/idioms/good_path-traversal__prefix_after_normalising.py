import os

from flask import Flask, Response, abort, request

app = Flask(__name__)
BASE = "/srv/public"


@app.get("/file")
def get_file():
    full = os.path.realpath(os.path.join(BASE, request.args.get("name", "index.txt")))
    if not full.startswith(BASE + os.sep):
        abort(403)
    with open(full, "rb") as stream:
        return Response(stream.read(), mimetype="application/octet-stream")
