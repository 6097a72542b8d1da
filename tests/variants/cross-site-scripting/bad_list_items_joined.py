from flask import Flask, request

app = Flask(__name__)


@app.get("/tags")
def tags():
    html = "<ul>"
    for tag in request.args.getlist("tag"):
        html += "<li>" + tag + "</li>"
    html += "</ul>"
    return html  # finding
