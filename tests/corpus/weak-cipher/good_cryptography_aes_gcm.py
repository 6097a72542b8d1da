import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def wrap(secret: bytes) -> bytes:
    nonce = os.urandom(12)
    cipher = Cipher(algorithms.AES(os.environb[b"WRAP_KEY"]), modes.GCM(nonce))
    encryptor = cipher.encryptor()
    ciphertext = encryptor.update(secret) + encryptor.finalize()
    return nonce + encryptor.tag + ciphertext
