from flask import request, Flask

app = Flask(__name__)
ESC = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"}


@app.route("/x")
def x():
    q = request.args["q"]
    return "<p>" + ESC.get(q, q) + "</p>"
