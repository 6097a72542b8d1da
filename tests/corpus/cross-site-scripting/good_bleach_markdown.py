import bleach
import markdown
from flask import Flask, request

app = Flask(__name__)
TAGS = ["p", "em", "strong", "ul", "li", "code"]


def sanitize(source):
    return bleach.clean(source, tags=TAGS, attributes={}, strip=True)


@app.route("/markdown", methods=["POST"])
def render():
    return sanitize(markdown.markdown(request.form["source"]))
