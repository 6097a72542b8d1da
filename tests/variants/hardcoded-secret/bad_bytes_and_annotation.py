import hashlib
import hmac

SIGNING_KEY: bytes = b"{{alnum:32}}"  # finding
SIGNATURE_HEADER: str = "X-Signature"


def sign(body: bytes) -> str:
    return hmac.new(SIGNING_KEY, body, hashlib.sha256).hexdigest()  # finding
