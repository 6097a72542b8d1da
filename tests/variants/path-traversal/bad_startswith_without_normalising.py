import os

from flask import Flask, abort, request, send_file

app = Flask(__name__)
BASE = "/srv/public"


@app.get("/public")
def public_file():
    path = os.path.join(BASE, request.args.get("path", "index.txt"))
    if not path.startswith(BASE):  # finding
        abort(403)
    return send_file(path)  # finding
