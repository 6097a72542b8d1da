from flask import Blueprint, abort, jsonify, request

from .models import Account, db

accounts = Blueprint("accounts", __name__)


@accounts.route("/accounts/<int:account_id>", methods=["PATCH"])
def patch_account(account_id):
    account = db.session.get(Account, account_id)
    if account is None:
        abort(404)
    changes = request.json
    for attribute, value in changes.items():
        if hasattr(account, attribute):
            setattr(account, attribute, value)
    db.session.commit()
    return jsonify(status="updated")
