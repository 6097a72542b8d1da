from app.extensions import db
from app.models import Wallet
from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/wallets/<int:wallet_id>/spend")
def spend(wallet_id):
    data = request.get_json()
    amount = data.get("amount")
    if not isinstance(amount, int) or not 0 < amount <= 10_000:
        abort(422, "amount must be a whole number up to 10000")
    wallet = db.get_or_404(Wallet, wallet_id)
    if wallet.balance < amount:
        abort(409, "Not enough money")
    wallet.balance -= amount
    db.session.commit()
    return jsonify(balance=wallet.balance)
