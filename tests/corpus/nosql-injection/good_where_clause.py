from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().inventory


@app.route("/items")
def items():
    category = request.args.get("category", "all")
    max_price = request.args.get("max", default=100, type=float)
    script = f"this.price <= {max_price} && this.stock > this.reserved"
    cursor = db.items.find({"$where": script, "category": category}, {"_id": 0})
    return jsonify(list(cursor))
