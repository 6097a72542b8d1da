from app.mongo import subscribers
from flask import Flask, jsonify, request
from pydantic import BaseModel, EmailStr, ValidationError

app = Flask(__name__)


class Subscriber(BaseModel):
    email: EmailStr
    weekly: bool = False


@app.post("/subscribers")
def subscribe():
    try:
        subscriber = Subscriber.model_validate(request.get_json())
    except ValidationError as error:
        return jsonify(errors=error.error_count()), 422
    subscribers.insert_one(subscriber.model_dump())
    return jsonify(created=True), 201
