import os

from flask import Flask, jsonify, request
from pydantic import BaseModel, Field, ValidationError
from pymongo import MongoClient

app = Flask(__name__)
store = MongoClient(os.environ["MONGO_URI"])["shop"]


class Review(BaseModel):
    product_id: int
    stars: int = Field(ge=1, le=5)
    text: str = Field(max_length=2000)


@app.route("/reviews", methods=["POST"])
def add_review():
    try:
        review = Review.model_validate(request.get_json())
    except ValidationError as error:
        return jsonify(error.errors()), 422
    result = store.reviews.insert_one(review.model_dump())
    return jsonify(id=str(result.inserted_id)), 201
