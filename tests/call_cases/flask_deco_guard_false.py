import os
from functools import wraps
from flask import Flask, abort, request
app = Flask(__name__)
NAMES = {"a", "b"}

def require_auth(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        return view(*args, **kwargs)
    return wrapped

def deny():
    _deny()

def _deny():
    abort(404)

@app.get("/x")
@require_auth
def run():
    name = request.args["n"]
    if name not in NAMES:
        deny()
    os.system("ls " + name)
    return ""
