import markdown
from flask import Flask, request

app = Flask(__name__)


def sanitize(source):
    for needle in ("<script>", "</script>"):
        source = source.replace(needle, "")
    return source


@app.route("/markdown", methods=["POST"])
def render():
    return markdown.markdown(sanitize(request.form["source"]))
