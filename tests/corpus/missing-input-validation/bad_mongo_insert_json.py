import os

from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
store = MongoClient(os.environ["MONGO_URI"])["shop"]


@app.route("/reviews", methods=["POST"])
def add_review():
    review = request.get_json()
    result = store.reviews.insert_one(review)
    return jsonify(id=str(result.inserted_id)), 201
