from app.mongo import db
from flask import Blueprint, jsonify, request

bp = Blueprint("points", __name__)


@bp.post("/points")
def add_points():
    data = request.get_json()
    db.players.update_one({"_id": data["player"]}, {"$inc": {"points": data["points"]}})  # finding
    return jsonify(ok=True)
