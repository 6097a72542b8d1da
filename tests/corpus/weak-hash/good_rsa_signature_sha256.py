import pathlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import load_pem_private_key


def sign_release(archive: pathlib.Path, key_file: pathlib.Path) -> bytes:
    private_key = load_pem_private_key(key_file.read_bytes(), password=None)
    pss = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=padding.PSS.MAX_LENGTH)
    signature = private_key.sign(archive.read_bytes(), pss, hashes.SHA256())
    archive.with_suffix(".sig").write_bytes(signature)
    return signature
