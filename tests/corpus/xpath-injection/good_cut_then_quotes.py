import lxml.etree
from flask import Flask, request

app = Flask(__name__)


@app.get("/staff")
def staff():
    badge = request.args.get("badge", "")[:40]
    if "'" in badge:
        return {"error": "a badge has no quotes"}, 400
    tree = lxml.etree.parse("staff.xml")
    return {"found": len(tree.xpath("//person[@badge='" + badge.strip() + "']"))}
