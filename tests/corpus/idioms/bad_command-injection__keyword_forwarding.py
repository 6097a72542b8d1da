import os

from flask import Flask, request

app = Flask(__name__)


def backup(**options):
    return launch("backup-tool", **options)


def launch(program, *, level="full", label="nightly"):
    code = os.system(f"{program} --level {level}")
    return {"label": label, "code": code}


@app.post("/backup")
def start_backup():
    return backup(level=request.form.get("level", "full"), label="manual")
