import base64
import pickle

from flask import Flask, make_response, request

app = Flask(__name__)


def load_cart():
    raw = request.cookies.get("cart")
    if not raw:
        return {"items": []}
    return pickle.loads(base64.urlsafe_b64decode(raw))


@app.post("/cart/<int:product>")
def add(product):
    cart = load_cart()
    cart["items"].append(product)
    response = make_response({"count": len(cart["items"])})
    response.set_cookie("cart", base64.urlsafe_b64encode(pickle.dumps(cart)).decode(), httponly=True)
    return response
