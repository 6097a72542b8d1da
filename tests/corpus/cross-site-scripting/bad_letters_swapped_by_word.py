from flask import request, Flask

app = Flask(__name__)
ESC = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"}


@app.route("/x")
def x():
    return "<p>" + " ".join(ESC.get(w, w) for w in request.args["q"].split()) + "</p>"
