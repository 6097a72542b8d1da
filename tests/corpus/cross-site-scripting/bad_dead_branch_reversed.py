from string import Template

from flask import Flask, request

app = Flask(__name__)
ESCAPE_OUTPUT = False
CARD = Template("<div class='card'>$text</div>")


@app.get("/card")
def card():
    text = request.args.get("text", "")
    if ESCAPE_OUTPUT:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return CARD.substitute(text=text)
