from flask import Flask, jsonify, request

from gateway import Upstream

app = Flask(__name__)


@app.get("/orders")
def orders():
    upstream = Upstream(request.headers.get("X-Backend", "https://orders.example.com"))
    return jsonify(upstream.call("orders", limit=20))
