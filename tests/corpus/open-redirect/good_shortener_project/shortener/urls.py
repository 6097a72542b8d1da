from urllib.parse import urlparse

TRUSTED = {"example.com", "www.example.com"}


def is_trusted(url):
    parts = urlparse(url)
    return parts.scheme in ("http", "https") and parts.netloc in TRUSTED


def normalise(url):
    return url.strip() or "/"
