import requests
from requests.adapters import HTTPAdapter
from urllib3 import disable_warnings


class BillingClient:
    def __init__(self, base, token):
        disable_warnings()
        self.base = base
        self.http = requests.Session()
        self.http.verify = False
        self.http.headers["Authorization"] = f"Bearer {token}"
        self.http.mount("https://", HTTPAdapter(max_retries=3))

    def charge(self, customer, cents):
        return self.http.post(f"{self.base}/charges", json={"customer": customer, "cents": cents}, timeout=10).json()
