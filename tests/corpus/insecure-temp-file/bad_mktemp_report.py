import subprocess
import tempfile

from flask import Flask, send_file

app = Flask(__name__)


@app.get("/report.pdf")
def report():
    target = tempfile.mktemp(suffix=".pdf")
    subprocess.run(["render-report", "--output", target], check=True)
    return send_file(target, mimetype="application/pdf")
