import os

from flask import Blueprint, jsonify, request

bp = Blueprint("gallery", __name__)
GALLERY = "/srv/gallery"


@bp.delete("/pictures")
def delete_picture():
    picture = request.get_json()["picture"]
    path = os.path.join(GALLERY, picture)
    try:
        os.remove(path)  # finding
    except OSError:
        return jsonify(error="Could not delete the picture"), 404
    return jsonify(deleted=True)
