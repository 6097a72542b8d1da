import pathlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import load_pem_private_key


def sign_release(archive: pathlib.Path, key_file: pathlib.Path) -> bytes:
    private_key = load_pem_private_key(key_file.read_bytes(), password=None)
    signature = private_key.sign(archive.read_bytes(), padding.PKCS1v15(), hashes.SHA1())
    archive.with_suffix(".sig").write_bytes(signature)
    return signature
