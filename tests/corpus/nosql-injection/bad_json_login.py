from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient("mongodb://localhost:27017")["portal"]["users"]


@app.post("/api/login")
def login():
    data = request.get_json()
    user = users.find_one({"username": data["username"], "password": data["password"]})
    if not user:
        return jsonify(ok=False), 401
    return jsonify(ok=True, id=str(user["_id"]))
