from flask import Flask, request
from lxml import etree

app = Flask(__name__)
DOC = etree.parse("users.xml")


@app.route("/login", methods=["POST"])
def login():
    name = request.form["name"]
    code = request.form["code"]
    nodes = DOC.xpath("/users/user[name/text()=$name and code/text()=$code]/@role", name=name, code=code)
    if not nodes:
        return "denied " + name, 401
    return {"role": nodes[0]}
