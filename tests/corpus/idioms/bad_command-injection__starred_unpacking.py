import os

from flask import Flask, request

app = Flask(__name__)


@app.post("/archive")
def archive():
    parts = ("tar", "-czf", request.form["name"], "data.tgz")
    program, flags, *rest = parts
    target = rest[0]
    status = os.system(f"{program} {flags} /srv/backups/{target} /srv/data")
    return {"status": status}
