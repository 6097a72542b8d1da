from app.mongo import orders
from flask import Flask, jsonify, request
from jsonschema import ValidationError, validate

app = Flask(__name__)

ORDER = {
    "type": "object",
    "properties": {"sku": {"type": "string"}, "count": {"type": "integer", "minimum": 1}},
    "required": ["sku", "count"],
    "additionalProperties": False,
}


@app.route("/orders", methods=["POST"])
def create_order():
    order = request.get_json()
    try:
        validate(instance=order, schema=ORDER)
    except ValidationError as error:
        return jsonify(error=error.message), 422
    result = orders.insert_one(order)
    return jsonify(id=str(result.inserted_id)), 201
