from quart import Blueprint, jsonify, request

from .storage import consume_token

accounts = Blueprint("accounts", __name__)


@accounts.route("/reset", methods=["POST"])
async def reset():
    payload = await request.get_json()
    account = await consume_token(payload.get("token"))
    if account is None:
        return jsonify(error="expired"), 410
    return jsonify(email=account["email"])
