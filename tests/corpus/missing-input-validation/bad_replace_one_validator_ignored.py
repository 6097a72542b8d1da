import os

from cerberus import Validator
from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
carts = MongoClient(os.environ["MONGO_URI"]).shop.carts
checker = Validator({"items": {"type": "list", "maxlength": 50}})


@app.put("/carts/<int:cart_id>")
def put_cart(cart_id):
    document = request.get_json()
    checker.validate(document)
    carts.replace_one({"cart_id": cart_id}, document, upsert=True)
    return jsonify(ok=True)
