from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/total")
def total():
    pieces = request.args.get("terms", "").split("+")
    terms = [piece for piece in pieces if piece.isdecimal() and piece.isascii() and not piece.startswith("0")]
    if not terms:
        return jsonify(total=0)
    return jsonify(total=eval(" + ".join(terms)))
