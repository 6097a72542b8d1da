import os
from functools import wraps
from flask import Blueprint, jsonify, request, g
bp = Blueprint("x", __name__)

def require_auth(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        if not g.user:
            return jsonify(error="no"), 401
        return view(*args, **kwargs)
    return wrapped

def body():
    return request.get_json()

def field(name):
    return body()[name]

@bp.post("/x")
@require_auth
def run():
    os.system("convert " + field("file"))  # finding
    return ""
