import os

from Crypto.Cipher import DES
from Crypto.Util.Padding import pad


def encrypt_card(number: str) -> bytes:
    key = os.environb[b"CARD_KEY"][:8]
    iv = os.urandom(8)
    cipher = DES.new(key, DES.MODE_CBC, iv)
    return iv + cipher.encrypt(pad(number.encode(), 8))
