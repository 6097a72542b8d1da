import certifi
import requests
from requests.adapters import HTTPAdapter


class BillingClient:
    verify = False

    def __init__(self, base, token):
        self.base = base
        self.http = requests.Session()
        self.http.verify = certifi.where()
        self.http.headers["Authorization"] = f"Bearer {token}"
        self.http.mount("https://", HTTPAdapter(max_retries=3))
        self.verify = True

    def charge(self, customer, cents):
        return self.http.post(f"{self.base}/charges", json={"customer": customer, "cents": cents}, timeout=10).json()
