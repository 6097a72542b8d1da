import hashlib
import hmac

from .storage import find_release

ALGORITHM = "sha256"


def fingerprint(path: str) -> str:
    engine = hashlib.new(ALGORITHM)
    with open(path, "rb") as stream:
        for block in iter(lambda: stream.read(65536), b""):
            engine.update(block)
    return engine.hexdigest()


def verify_download(name: str, path: str) -> bool:
    release = find_release(name)
    return release is not None and hmac.compare_digest(release["digest"], fingerprint(path))
