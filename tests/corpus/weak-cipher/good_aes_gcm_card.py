import os

from Crypto.Cipher import AES


def encrypt_card(number: str) -> bytes:
    key = os.environb[b"CARD_KEY"][:32]
    cipher = AES.new(key, AES.MODE_GCM, nonce=os.urandom(12))
    ciphertext, tag = cipher.encrypt_and_digest(number.encode())
    return cipher.nonce + tag + ciphertext
