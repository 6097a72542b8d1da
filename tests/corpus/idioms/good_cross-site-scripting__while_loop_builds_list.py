from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


@app.get("/tags")
def tags():
    names = request.args.getlist("tag")
    page, index = "<ul>", 0
    while index < len(names):
        name = names[index]
        label = escape(name) if index else escape(name.title())
        page += f"<li>{label}</li>"
        index += 1
    return page + "</ul>"
