from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


@app.get("/notice")
def notice():
    text = request.args.get("text", "")
    if len(text) > 80:
        text = escape(text[:80]) + "..."
    return "<aside>%s</aside>" % text
