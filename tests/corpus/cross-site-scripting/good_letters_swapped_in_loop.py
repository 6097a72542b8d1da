from flask import request, Flask

app = Flask(__name__)
ESC = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"}


@app.route("/x")
def x():
    out = ""
    for c in request.args["q"]:
        out += ESC.get(c, c)
    return "<p>" + out + "</p>"
