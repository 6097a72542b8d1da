from html import escape

from flask import Flask, request

app = Flask(__name__)


@app.get("/back")
def back():
    target = request.args.get("target", "/")
    return f'<a href="{escape(target)}">back</a>'
