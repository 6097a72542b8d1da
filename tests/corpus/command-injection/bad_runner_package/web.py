from flask import Flask, jsonify, request

from ops import Resolver

app = Flask(__name__)
resolver = Resolver()


@app.get("/dns")
def dns():
    return jsonify(resolver.addresses(request.values.get("name", "example.org")))
