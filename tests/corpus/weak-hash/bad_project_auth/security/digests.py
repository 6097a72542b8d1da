import hashlib


def make_digest(text):
    return hashlib.sha1(text.encode("utf-8")).hexdigest()
