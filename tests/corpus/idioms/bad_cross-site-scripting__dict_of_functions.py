import html

from flask import Flask, request

app = Flask(__name__)

FILTERS = {
    "raw": lambda text: text,
    "upper": str.upper,
    "text": html.escape,
}


@app.get("/echo")
def echo():
    message = request.args.get("message", "")
    shown = FILTERS["upper"](message)
    return "<p>" + shown + "</p>"
