from flask import Blueprint, request

from .codes import pick
from .models import Account, db

bp = Blueprint("activation", __name__)


@bp.post("/register")
def register():
    account = Account(email=request.form["email"])
    account.activation_token = pick(24)
    db.session.add(account)
    db.session.commit()
    return {"status": "check your mail"}, 201
