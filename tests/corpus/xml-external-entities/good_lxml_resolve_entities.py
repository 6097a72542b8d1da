from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/invoice", methods=["POST"])
def invoice():
    parser = etree.XMLParser(resolve_entities=False, remove_blank_text=True)
    root = etree.fromstring(request.data, parser)
    return {"number": root.findtext("number")}
