import lxml.etree as ET
from flask import Flask, jsonify, request

app = Flask(__name__)


def evaluate(expression, path="catalogue.xml"):
    find = ET.XPath(expression)
    return [node.text for node in find(ET.parse(path))]


@app.get("/titles")
def titles():
    genre = request.args.get("genre", "novel")
    year = int(request.args.get("year", 2000))
    return jsonify(evaluate(f'//book[@genre="{genre}"][@year>{year}]/title'))
