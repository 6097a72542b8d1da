import os
from pathlib import Path

from flask import Flask, request
from werkzeug.exceptions import Forbidden

app = Flask(__name__)
SANDBOX = Path("/srv/sandbox").resolve()


def ensure_inside(path: Path) -> None:
    if not path.resolve().is_relative_to(SANDBOX):
        raise Forbidden("outside of the sandbox")


@app.delete("/sandbox")
def remove():
    victim = SANDBOX / request.args["file"]
    ensure_inside(victim)
    os.remove(victim)
    return "", 204
