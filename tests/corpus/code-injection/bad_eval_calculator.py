from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/calc")
def calc():
    expression = request.args.get("expr", "0")
    try:
        result = eval(expression)
    except ZeroDivisionError:
        return jsonify(error="division by zero"), 400
    return jsonify(expression=expression, result=result)
