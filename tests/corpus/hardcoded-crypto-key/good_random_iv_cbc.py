import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 16


class Vault:
    def __init__(self):
        self.key = bytes.fromhex(os.environ["VAULT_KEY"])

    def lock(self, plaintext: bytes) -> bytes:
        padder = padding.PKCS7(BLOCK * 8).padder()
        padded = padder.update(plaintext) + padder.finalize()
        iv = os.urandom(BLOCK)
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(iv)).encryptor()
        return iv + encryptor.update(padded) + encryptor.finalize()
