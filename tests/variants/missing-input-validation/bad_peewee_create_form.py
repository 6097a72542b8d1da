from app.models import Subscription
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/subscriptions")
def subscribe():
    subscription = Subscription.create(**request.form.to_dict())  # finding
    return jsonify(id=subscription.id), 201
