from flask import Flask, jsonify, request

from scanner import scan

app = Flask(__name__)


@app.post("/upload")
def upload():
    results = {}
    for item in request.files.getlist("document"):
        results[item.name] = scan(item)
    return jsonify(results)
