import re

from flask import Flask, jsonify, request

app = Flask(__name__)
PATTERNS = [r"^error:", r"^warning:", r"^info:"]


@app.route("/grep")
def grep():
    line = request.args.get("line", "")
    return jsonify([pattern for pattern in PATTERNS if re.search(pattern, line)])
