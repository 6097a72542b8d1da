import html

from flask import Flask, request

app = Flask(__name__)


def shorten(value):
    plain = html.unescape(value)
    return plain if len(plain) < 40 else plain[:40]


@app.get("/headline")
def headline():
    safe = html.escape(request.args["headline"])
    return f"<h2>{shorten(safe)}</h2>"
