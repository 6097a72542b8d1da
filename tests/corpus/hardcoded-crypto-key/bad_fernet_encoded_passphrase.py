import base64

from cryptography.fernet import Fernet
from flask import Flask, request

app = Flask(__name__)


def box():
    phrase = "example-passphrase".ljust(32, "0")
    return Fernet(base64.urlsafe_b64encode(phrase.encode()))


@app.post("/seal")
def seal():
    return {"sealed": box().encrypt(request.get_data()).decode()}
