import re

from flask import Flask, jsonify, request

app = Flask(__name__)
LINES = ["error: disk full", "warning: retry", "info: done"]


@app.route("/grep")
def grep():
    pattern = request.args.get("pattern", "")
    return jsonify([line for line in LINES if re.search(pattern, line)])
