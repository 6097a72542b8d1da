import base64
import pickle

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/cart")
def show_cart():
    cookie = request.cookies.get("cart")
    if cookie is None:
        return jsonify(items=[])
    cart = pickle.loads(base64.b64decode(cookie))  # finding
    return jsonify(items=list(cart))
