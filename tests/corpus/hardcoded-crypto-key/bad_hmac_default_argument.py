import hashlib
import hmac
from urllib.parse import urlencode

from flask import Flask, redirect, request

app = Flask(__name__)


def sign(text: str, key: bytes = b"dummy-signing-key") -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


@app.get("/download")
def download():
    name = request.args["name"]
    query = urlencode({"name": name, "sig": sign(name)})
    return redirect(f"/files?{query}")
