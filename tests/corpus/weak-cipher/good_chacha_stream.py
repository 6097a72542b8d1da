import os
import socket

from Crypto.Cipher import ChaCha20_Poly1305


def send_encrypted(host, port, chunks):
    key = bytes.fromhex(os.environ["LINK_KEY"])
    with socket.create_connection((host, port), timeout=10) as link:
        for chunk in chunks:
            cipher = ChaCha20_Poly1305.new(key=key)
            ciphertext, tag = cipher.encrypt_and_digest(chunk)
            link.sendall(cipher.nonce + tag + ciphertext)
