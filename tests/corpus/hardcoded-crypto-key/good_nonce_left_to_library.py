import os

from Crypto.Cipher import ChaCha20_Poly1305


def protect(message: bytes) -> tuple[bytes, bytes, bytes]:
    key = bytes.fromhex(os.environ["MESSAGE_KEY"])
    cipher = ChaCha20_Poly1305.new(key=key)
    cipher.update(b"fixed-header")
    ciphertext, tag = cipher.encrypt_and_digest(message)
    return cipher.nonce, ciphertext, tag
