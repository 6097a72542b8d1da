from string import Template

from flask import Flask, request

app = Flask(__name__)
CARD = Template("<div class='card'>$text</div>")


@app.get("/card")
def card():
    text = request.args.get("text", "")
    words = len(text.split())
    text = "Your text has {} words".format(words)
    return CARD.substitute(text=text)
