import hashlib


def derive(password: str) -> bytes:
    return hashlib.scrypt(password.encode(), salt=b"example-salt", n=2**14, r=8, p=1)
