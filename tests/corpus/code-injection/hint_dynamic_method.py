from flask import Flask, jsonify, request

app = Flask(__name__)


class Reports:
    def daily(self):
        return {"period": "day"}

    def weekly(self):
        return {"period": "week"}


@app.route("/reports")
def reports():
    period = request.args.get("period", "daily")
    return jsonify(getattr(Reports(), period)())
