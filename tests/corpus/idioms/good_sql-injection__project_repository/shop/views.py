from flask import Blueprint, jsonify, request

from .storage import ProductRepository

catalogue = Blueprint("catalogue", __name__)


@catalogue.get("/products")
def products():
    return jsonify(ProductRepository().by_name(request.args.get("name", "")))
