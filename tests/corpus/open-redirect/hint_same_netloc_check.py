from urllib.parse import urljoin, urlparse

from flask import Flask, abort, redirect, request

app = Flask(__name__)


def same_site(target):
    here = urlparse(request.host_url)
    there = urlparse(urljoin(request.host_url, target))
    return there.scheme in ("http", "https") and here.netloc == there.netloc


@app.get("/after")
def after():
    target = request.args.get("next", "/")
    if not same_site(target):
        abort(400)
    return redirect(target)
