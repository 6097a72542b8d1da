from flask import Flask, jsonify, request
from notes import read

app = Flask(__name__)


@app.get("/note")
def note():
    return jsonify(text=read(request.args["name"]))
