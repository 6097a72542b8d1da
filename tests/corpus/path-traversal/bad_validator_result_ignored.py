import os
from pathlib import Path

from flask import Flask, request

app = Flask(__name__)
SANDBOX = Path("/srv/sandbox").resolve()


def is_inside(path: Path) -> bool:
    return path.resolve().is_relative_to(SANDBOX)


@app.delete("/sandbox")
def remove():
    victim = SANDBOX / request.args["file"]
    is_inside(victim)
    os.remove(victim)
    return "", 204
