import os

from Crypto.Cipher import AES

KEY = bytes.fromhex(os.environ["NOTES_KEY"])


def encrypt_note(text: str) -> bytes:
    iv = os.urandom(16)
    cipher = AES.new(KEY, AES.MODE_CFB, iv=iv)
    return iv + cipher.encrypt(text.encode())


def decrypt_note(blob: bytes) -> str:
    cipher = AES.new(KEY, AES.MODE_CFB, iv=blob[:16])
    return cipher.decrypt(blob[16:]).decode()
