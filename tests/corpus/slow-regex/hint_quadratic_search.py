import re

from flask import Flask, request

app = Flask(__name__)


@app.post("/trim")
def trim():
    return {"text": re.sub(r"\s+$", "", request.form["text"])}
