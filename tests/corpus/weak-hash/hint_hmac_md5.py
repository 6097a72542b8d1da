import hmac
import os


def tag(message: bytes) -> str:
    return hmac.new(os.environb[b"TAG_KEY"], message, "md5").hexdigest()
