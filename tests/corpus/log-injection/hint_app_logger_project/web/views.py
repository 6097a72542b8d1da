from flask import Blueprint, request

from .audit import failed_login

bp = Blueprint("auth", __name__)


@bp.post("/login")
def login():
    failed_login(request.form.get("user", ""))
    return {"ok": False}, 401
