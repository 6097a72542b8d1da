import json
from base64 import b64decode

from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
people = MongoClient().shop.people


@app.get("/me")
def me():
    sent = json.loads(b64decode(request.cookies.get("me", "")))
    return jsonify(found=people.find_one({"name": sent.get("name")}) is not None)
