import base64
from json import loads

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/cart")
def show_cart():
    cookie = request.cookies.get("cart")
    if cookie is None:
        return jsonify(items=[])
    cart = loads(base64.b64decode(cookie))
    return jsonify(items=list(cart))
