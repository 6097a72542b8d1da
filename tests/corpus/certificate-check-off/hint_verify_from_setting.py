import os

import requests


def fetch(url):
    verify = os.environ.get("SKIP_TLS_CHECK") != "1"
    return requests.get(url, timeout=5, verify=verify).json()
