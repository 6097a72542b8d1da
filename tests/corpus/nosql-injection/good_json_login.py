from flask import Flask, jsonify, request
from pymongo import MongoClient
from werkzeug.security import check_password_hash

app = Flask(__name__)
users = MongoClient("mongodb://localhost:27017")["portal"]["users"]


@app.post("/api/login")
def login():
    data = request.get_json()
    username, password = data.get("username"), data.get("password")
    if not isinstance(username, str) or not isinstance(password, str):
        return jsonify(ok=False, error="strings expected"), 400
    user = users.find_one({"username": username})
    if not user or not check_password_hash(user["password"], password):
        return jsonify(ok=False), 401
    return jsonify(ok=True, id=str(user["_id"]))
