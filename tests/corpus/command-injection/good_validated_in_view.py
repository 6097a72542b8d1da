import functools
import re
import subprocess

from flask import Flask, current_app, request

app = Flask(__name__)


def timed(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        current_app.logger.info("calling %s", view.__name__)
        return view(*args, **kwargs)

    return inner


@app.get("/user/quota")
@timed
def quota():
    login = request.args.get("login", "")
    if (found := re.fullmatch(r"([a-z][\w-]*)(@example\.org)?", login)) is None:
        return {"error": "unknown login"}, 404
    status, text = subprocess.getstatusoutput(f"quota -u {found.group(1)}")
    return {"text": text}, 200 if status == 0 else 500
