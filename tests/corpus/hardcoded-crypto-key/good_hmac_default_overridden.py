import hashlib
import hmac
import os
from urllib.parse import urlencode

from flask import Flask, redirect, request

app = Flask(__name__)
LINK_KEY = os.environb[b"LINK_KEY"]


def sign(text: str, key: bytes = LINK_KEY) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


@app.get("/download")
def download():
    name = request.args["name"]
    query = urlencode({"name": name, "sig": sign(name)})
    return redirect(f"/files?{query}")
