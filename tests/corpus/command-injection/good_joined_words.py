import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/archive")
def archive():
    names = request.json["files"]
    command = ["tar", "-czf", "/srv/archives/latest.tgz", "--"]
    command.extend(names)
    line = shlex.join(command)
    with subprocess.Popen(line, shell=True, stderr=subprocess.PIPE) as proc:
        _, err = proc.communicate()
    return {"ok": proc.returncode == 0, "log": err.decode()}
