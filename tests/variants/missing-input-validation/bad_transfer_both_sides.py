from app.extensions import db
from app.models import Wallet
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/wallets/transfer")
def transfer():
    data = request.get_json()
    sender = db.session.get(Wallet, data["from"])
    receiver = db.session.get(Wallet, data["to"])
    sender.balance = sender.balance - data["amount"]  # finding
    receiver.balance = receiver.balance + data["amount"]  # finding
    db.session.commit()
    return jsonify(status="ok")
