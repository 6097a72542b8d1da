import jwt
from flask import Blueprint, current_app, jsonify, request

from .accounts import authenticate

auth = Blueprint("auth", __name__)

COOKIE_OPTIONS = {"httponly": True, "secure": True, "samesite": "Strict", "path": "/"}


@auth.route("/login", methods=["POST"])
def login():
    body = request.get_json()
    user = authenticate(body["username"], body["password"])
    if not user:
        return jsonify(error="wrong credentials"), 401
    token = jwt.encode({"sub": str(user.id)}, current_app.config["JWT_KEY"], algorithm="HS256")
    response = jsonify(name=user.name)
    response.set_cookie("access_token", token, **COOKIE_OPTIONS)
    return response
