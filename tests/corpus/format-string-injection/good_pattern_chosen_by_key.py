import os

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]

PATTERNS = {"short": "{report.rows} rows", "long": "report with {report.rows} rows"}


class Report:
    def __init__(self, settings):
        self.settings = settings
        self.rows = 0


def render(pattern, report):
    return str.format(pattern, report=report)


@app.post("/reports/title")
def report_title():
    pattern = PATTERNS.get(request.form["pattern"])
    if pattern is None:
        abort(404)
    return jsonify(title=render(pattern, Report(app.config)))
