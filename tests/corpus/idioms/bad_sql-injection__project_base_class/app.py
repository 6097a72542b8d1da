from flask import Flask, jsonify, request

from reports import TermReport

app = Flask(__name__)


@app.get("/reports/terms")
def terms():
    return jsonify(TermReport(request.args.get("term", "")).rows())
