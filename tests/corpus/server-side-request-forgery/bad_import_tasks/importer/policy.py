from urllib.parse import urlparse

ALLOWED_HOSTS = frozenset({"feeds.example.com", "data.example.com"})


def permitted(address):
    return urlparse(address).hostname in ALLOWED_HOSTS
