import elementpath
from flask import Flask, abort, request
from lxml import etree

app = Flask(__name__)
ROOT = etree.parse("employees.xml").getroot()


@app.route("/employees/<dept>")
def employees(dept):
    level = request.args.get("level", "junior")
    if "'" in level:
        abort(400)
    path = f"/staff/person[@level='{level}']/name"
    found = elementpath.select(ROOT, path)
    return {"department": dept, "names": [n.text for n in found]}
