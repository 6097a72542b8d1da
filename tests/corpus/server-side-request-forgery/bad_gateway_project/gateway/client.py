import requests


class Upstream:
    timeout = 5

    def __init__(self, base):
        self.base = base.rstrip("/")

    def call(self, resource, **params):
        url = "/".join([self.base, resource])
        response = requests.request("GET", url, params=params, timeout=self.timeout)
        response.raise_for_status()
        return response.json()
