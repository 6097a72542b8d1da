from flask import Blueprint, jsonify, request
from marshmallow import Schema, fields

bp = Blueprint("drawings", __name__)


class DrawingSchema(Schema):
    title = fields.String(required=True)
    shapes = fields.List(fields.Dict(), required=True)


@bp.route("/drawings", methods=["POST"])
def save_drawing():
    drawing = DrawingSchema().loads(request.get_data(as_text=True))
    return jsonify({"shapes": len(drawing["shapes"])})
