import yaml
from flask import Flask, request

app = Flask(__name__)


@app.post("/settings")
def settings():
    sent = request.form["settings"]
    texts = ["first: 1"]
    texts.append(sent)
    texts.append("last: 1")
    texts.remove(sent)
    return {"kind": type(yaml.load(texts.pop(), Loader=yaml.Loader)).__name__}
