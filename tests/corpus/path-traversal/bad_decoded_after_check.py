import os
from urllib.parse import unquote

from flask import Flask, abort, request

app = Flask(__name__)
ROOT = "/srv/manuals"


def checked(name):
    parts = name.replace("\\", "/").split("/")
    if os.path.isabs(name) or ".." in parts:
        abort(404)
    return name


@app.get("/manual")
def manual():
    name = unquote(checked(request.args.get("name", "")))
    with open(os.path.join(ROOT, name), encoding="utf-8") as page:
        return {"text": page.read()}
