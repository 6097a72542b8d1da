from app.extensions import db
from app.models import User
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/users")
def create_user():
    data = request.get_json()
    db.session.add(User(**data))  # finding
    db.session.commit()
    return jsonify(created=True), 201
