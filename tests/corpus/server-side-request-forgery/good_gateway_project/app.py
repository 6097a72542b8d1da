from flask import Flask, jsonify, request

from gateway import Upstream

app = Flask(__name__)


@app.get("/orders")
def orders():
    upstream = Upstream("https://orders.example.com")
    return jsonify(upstream.call("orders", tag=request.headers.get("X-Backend")))
