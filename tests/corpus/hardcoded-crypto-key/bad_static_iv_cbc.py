import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

IV = b"\x00" * 16


class Vault:
    def __init__(self):
        self.key = bytes.fromhex(os.environ["VAULT_KEY"])

    def lock(self, plaintext: bytes) -> bytes:
        padder = padding.PKCS7(128).padder()
        padded = padder.update(plaintext) + padder.finalize()
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(IV)).encryptor()
        return encryptor.update(padded) + encryptor.finalize()
