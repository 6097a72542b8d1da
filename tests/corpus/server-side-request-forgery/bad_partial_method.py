from functools import partial

import requests
from flask import Flask, request

app = Flask(__name__)
fetch = partial(requests.get, timeout=4, allow_redirects=False)


@app.post("/thumbnails")
def thumbnails():
    urls = [entry["src"] for entry in request.get_json()["images"]]
    sizes = {url: len(reply.content) for url, reply in zip(urls, map(fetch, urls))}
    return sizes
