import os
import socket

from Crypto.Cipher import ARC4


def send_encrypted(host, port, chunks):
    key = bytes.fromhex(os.environ["LINK_KEY"])
    cipher = ARC4.new(key)
    with socket.create_connection((host, port), timeout=10) as link:
        for chunk in chunks:
            link.sendall(cipher.encrypt(chunk))
