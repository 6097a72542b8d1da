from html import escape as h

from flask import Flask, request

app = Flask(__name__)


@app.route("/table", methods=["GET", "POST"])
def table():
    html = "<table>"
    for key, value in request.form.items():
        html += "<tr><th>" + h(key.title()) + "</th>"
        html += "<td>" + h(value.strip()) + "</td></tr>"
    html += "</table>"
    return html, 200, {"Cache-Control": "no-store"}
