from flask import Blueprint, abort, jsonify, request

from .models import Account, db

accounts = Blueprint("accounts", __name__)

EDITABLE = {"nickname", "timezone", "newsletter"}


@accounts.route("/accounts/<int:account_id>", methods=["PATCH"])
def patch_account(account_id):
    account = db.session.get(Account, account_id)
    if account is None:
        abort(404)
    changes = request.json
    for attribute, value in changes.items():
        if attribute in EDITABLE:
            setattr(account, attribute, value)
    db.session.commit()
    return jsonify(status="updated")
