from bottle import Bottle, request
from lxml import etree as ET

app = Bottle()
OPTIONS = dict(resolve_entities=True, huge_tree=False)


def make_parser(**extra):
    return ET.XMLParser(**{**OPTIONS, **extra})


@app.post("/orders")
def orders():
    root = ET.XML(request.body.read(), parser=make_parser(remove_comments=True))
    return {"count": len(root.findall("order"))}
