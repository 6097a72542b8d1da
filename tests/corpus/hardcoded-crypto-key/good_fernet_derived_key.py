import base64
import os
import pathlib

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from flask import Flask, request

app = Flask(__name__)
SALT_FILE = pathlib.Path(os.environ["STATE_DIR"]) / "salt"


def box(passphrase):
    kdf = Scrypt(salt=SALT_FILE.read_bytes(), length=32, n=2**15, r=8, p=1)
    return Fernet(base64.urlsafe_b64encode(kdf.derive(passphrase.encode())))


@app.post("/seal")
def seal():
    return {"sealed": box(os.environ["PASSPHRASE"]).encrypt(request.get_data()).decode()}
