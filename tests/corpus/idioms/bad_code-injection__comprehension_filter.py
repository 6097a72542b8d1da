from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/total")
def total():
    pieces = request.args.get("terms", "").split("+")
    terms = [piece for piece in pieces if piece]
    if not terms:
        return jsonify(total=0)
    return jsonify(total=eval(" + ".join(terms)))
