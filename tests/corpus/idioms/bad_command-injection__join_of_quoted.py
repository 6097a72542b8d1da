import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/convert")
def convert():
    words = ["convert", "--", request.form["source"], "out.png"]
    line = " ".join(words)
    return {"output": subprocess.check_output(line, shell=True, text=True, cwd="/srv/images")}
