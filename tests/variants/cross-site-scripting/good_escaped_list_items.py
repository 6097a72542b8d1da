from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


@app.get("/tags")
def tags():
    items = "".join(f"<li>{escape(tag)}</li>" for tag in request.args.getlist("tag"))
    return f"<ul>{items}</ul>"
