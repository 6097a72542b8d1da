import os

from Crypto.Cipher import AES
from flask import Flask, request

app = Flask(__name__)


class Crypter:
    mode = AES.MODE_EAX

    def __init__(self, key):
        self.cipher = AES.new(key, self.mode)

    def encrypt(self, data):
        ciphertext, tag = self.cipher.encrypt_and_digest(data)
        return self.cipher.nonce + tag + ciphertext


@app.post("/profile/seal")
def seal():
    return Crypter(bytes.fromhex(os.environ["PROFILE_KEY"])).encrypt(request.get_data()).hex()
