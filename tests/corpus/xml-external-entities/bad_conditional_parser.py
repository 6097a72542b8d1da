import zipfile
from io import BytesIO

from flask import Flask, request
from lxml import etree

app = Flask(__name__)
STRICT = etree.XMLParser(resolve_entities=False)
LENIENT = etree.XMLParser(resolve_entities=True, recover=True)


@app.post("/document")
def document():
    with zipfile.ZipFile(BytesIO(request.files["doc"].read())) as package:
        content = package.read("word/document.xml")
    lenient = request.args.get("mode") == "lenient"
    tree = etree.fromstring(content, parser=LENIENT if lenient else STRICT)
    return {"paragraphs": len(tree)}
