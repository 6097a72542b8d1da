import functools
import pathlib

from flask import Flask, abort, request

app = Flask(__name__)
ROOT = pathlib.Path("/srv/wiki")


def known_space(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        if request.args.get("space") not in ("team", "public"):
            abort(404)
        return view(*args, **kwargs)

    return wrapper


@app.get("/wiki")
@known_space
def wiki():
    page = ROOT / request.args["space"] / request.args["page"]
    return {"text": page.read_text()}
