import os
import subprocess
import tempfile

from flask import Flask, send_file

app = Flask(__name__)


@app.get("/report.pdf")
def report():
    handle, target = tempfile.mkstemp(suffix=".pdf")
    os.close(handle)
    subprocess.run(["render-report", "--output", target], check=True)
    return send_file(target, mimetype="application/pdf")
