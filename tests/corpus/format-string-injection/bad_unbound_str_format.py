import os

from flask import Flask, jsonify, request

app = Flask(__name__)
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]


class Report:
    def __init__(self, settings):
        self.settings = settings
        self.rows = 0


def render(pattern, report):
    return str.format(pattern, report=report)


@app.post("/reports/title")
def report_title():
    pattern = request.form["pattern"]
    return jsonify(title=render(pattern, Report(app.config)))
