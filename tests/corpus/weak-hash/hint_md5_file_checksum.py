import hashlib
import pathlib


def checksum(path: pathlib.Path) -> str:
    return hashlib.md5(path.read_bytes()).hexdigest()
