from flask import Flask, request
from lxml.etree import iterparse

app = Flask(__name__)


@app.route("/feed", methods=["PUT"])
def feed():
    upload = request.files["feed"]
    total = 0.0
    for _, element in iterparse(upload.stream, tag="price", load_dtd=True, resolve_entities=True):
        total += float(element.text or 0)
        element.clear()
    return {"total": total}
