from ast import literal_eval as evaluate

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/calc")
def calc():
    expression = request.args.get("values", "[]")
    try:
        result = sum(evaluate(expression))
    except (ValueError, SyntaxError, TypeError):
        return jsonify(error="list of numbers expected"), 400
    return jsonify(expression=expression, result=result)
