from flask import Flask, request

from text import escape

app = Flask(__name__)


@app.get("/hello")
def hello():
    name = escape(request.args.get("name", "world"))
    return f"<h1>Hello {name}</h1>"
