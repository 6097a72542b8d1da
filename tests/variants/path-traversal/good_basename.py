import os

from flask import Blueprint, jsonify, request

bp = Blueprint("gallery", __name__)
GALLERY = "/srv/gallery"


@bp.delete("/pictures")
def delete_picture():
    picture = os.path.basename(request.get_json()["picture"])
    if picture in ("", ".", ".."):
        return jsonify(error="Bad name"), 400
    os.remove(os.path.join(GALLERY, picture))
    return jsonify(deleted=True)
