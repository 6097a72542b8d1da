from datetime import datetime
from hashlib import sha3_256 as digest
from secrets import token_bytes

from flask import Flask, request, url_for

from .mail import deliver

app = Flask(__name__)


def reset_token(email):
    stamp = datetime.utcnow().isoformat()
    return digest(token_bytes(32) + f"{email}|{stamp}".encode()).hexdigest()


@app.route("/reset", methods=["POST"])
def send_reset():
    email = request.form["email"]
    deliver(email, url_for("confirm", token=reset_token(email), _external=True))
    return "", 204
