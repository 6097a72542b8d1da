import json
import ssl
from urllib.request import Request, urlopen


def call(url, token):
    context = ssl._create_unverified_context()
    request = Request(url, headers={"Authorization": f"Token {token}"})
    with urlopen(request, timeout=10, context=context) as reply:
        return json.load(reply)
