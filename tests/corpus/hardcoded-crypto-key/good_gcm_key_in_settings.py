import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from fastapi import FastAPI, Request
from pydantic_settings import BaseSettings

app = FastAPI()


class Settings(BaseSettings):
    app_name: str = "notes"
    data_key: str


class Sealer:
    def __init__(self, settings):
        self._aead = AESGCM(bytes.fromhex(settings.data_key))

    def seal(self, plaintext):
        nonce = os.urandom(12)
        return nonce + self._aead.encrypt(nonce, plaintext, None)


@app.post("/seal")
async def seal(request: Request):
    return {"blob": Sealer(Settings()).seal(await request.body()).hex()}
