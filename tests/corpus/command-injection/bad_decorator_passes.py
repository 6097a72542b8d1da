import functools
import re
import subprocess

from flask import Flask, current_app, request

app = Flask(__name__)


def checked(*names):
    def wrap(view):
        @functools.wraps(view)
        def inner(*args, **kwargs):
            bad = [n for n in names if not re.fullmatch(r"[\w-]+", request.args.get(n, ""))]
            if bad:
                current_app.logger.error("odd arguments: %s", bad)
            return view(*args, **kwargs)

        return inner

    return wrap


@app.get("/user/quota")
@checked("login")
def quota():
    login = request.args.get("login", "")
    status, text = subprocess.getstatusoutput(f"quota -u {login}")
    return {"text": text}, 200 if status == 0 else 500
