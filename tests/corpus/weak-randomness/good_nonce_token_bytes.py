import os
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal(plaintext: bytes) -> bytes:
    key = bytes.fromhex(os.environ["DATA_KEY"])
    nonce = secrets.token_bytes(12)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, None)
