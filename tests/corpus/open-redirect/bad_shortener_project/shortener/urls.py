from urllib.parse import urlparse

TRUSTED = {"example.com", "www.example.com"}


def is_local(url):
    host = urlparse(url).hostname
    return host is None or host in TRUSTED


def normalise(url):
    return url.strip() or "/"
