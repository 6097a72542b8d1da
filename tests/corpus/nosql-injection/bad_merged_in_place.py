from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
goods = MongoClient("mongodb://localhost").shop.goods


def cheaper(limit):
    return {"$where": f"this.price < {limit}"}


@app.get("/goods")
def listed():
    query = {"visible": True}
    query |= cheaper(request.args.get("limit", "10"))
    return jsonify([g["name"] for g in goods.find(query)])
