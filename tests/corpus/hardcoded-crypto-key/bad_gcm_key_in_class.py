import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from fastapi import FastAPI, Request

app = FastAPI()


class Settings:
    app_name = "notes"
    data_key = "000102030405060708090a0b0c0d0e0f"


class Sealer:
    def __init__(self, settings):
        self._aead = AESGCM(bytes.fromhex(settings.data_key))

    def seal(self, plaintext):
        nonce = os.urandom(12)
        return nonce + self._aead.encrypt(nonce, plaintext, None)


@app.post("/seal")
async def seal(request: Request):
    return {"blob": Sealer(Settings()).seal(await request.body()).hex()}
