import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def wrap(secret: bytes) -> bytes:
    padder = padding.PKCS7(64).padder()
    padded = padder.update(secret) + padder.finalize()
    cipher = Cipher(algorithms.TripleDES(os.environb[b"WRAP_KEY"]), modes.ECB())
    encryptor = cipher.encryptor()
    return encryptor.update(padded) + encryptor.finalize()
