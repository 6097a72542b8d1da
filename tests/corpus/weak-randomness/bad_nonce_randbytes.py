import os
import random

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal(plaintext: bytes) -> bytes:
    key = bytes.fromhex(os.environ["DATA_KEY"])
    nonce = random.randbytes(12)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, None)
