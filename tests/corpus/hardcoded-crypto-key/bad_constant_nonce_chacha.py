import os

from Crypto.Cipher import ChaCha20_Poly1305


def protect(message: bytes) -> tuple[bytes, bytes]:
    key = bytes.fromhex(os.environ["MESSAGE_KEY"])
    cipher = ChaCha20_Poly1305.new(key=key, nonce=b"fixed-nonce!")
    return cipher.encrypt_and_digest(message)
