import os
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/build")
def build():
    env = os.environ.copy()
    env["BRANCH"] = request.form.get("branch", "main")
    env["TARGET"] = "release"
    command = "make -C /srv/project " + env["BRANCH"]
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    return {"code": done.returncode, "branch": env["BRANCH"]}
