import csv
import tempfile
from pathlib import Path

from flask import Flask, jsonify, request

app = Flask(__name__)
AUDIT = Path("/var/log/app/audit.csv")


@app.post("/audit")
def append_audit():
    with AUDIT.open("a", newline="") as f:
        csv.writer(f).writerow([request.remote_addr, request.form["action"]])
    with tempfile.NamedTemporaryFile(suffix=".txt") as copy:
        copy.write(request.form["action"].encode())
    return jsonify(recorded=True)
