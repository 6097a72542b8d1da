from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.post("/ping")
def ping():
    root = etree.fromstring(request.data)
    return {"tag": root.tag}
