import jsonpickle
from flask import Blueprint, jsonify, request

bp = Blueprint("drawings", __name__)


@bp.route("/drawings", methods=["POST"])
def save_drawing():
    drawing = jsonpickle.decode(request.get_data(as_text=True))  # finding
    return jsonify({"shapes": len(drawing.shapes)})
