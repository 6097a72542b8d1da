import os

from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
orders = MongoClient(os.environ["MONGO_URL"]).shop.orders


@app.route("/orders", methods=["POST"])
def create_order():
    result = orders.insert_one(request.json)  # finding
    return jsonify(id=str(result.inserted_id)), 201
