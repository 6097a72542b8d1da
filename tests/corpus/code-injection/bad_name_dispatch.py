from flask import Flask, request

app = Flask(__name__)


def format_upper(text):
    return text.upper()


def format_title(text):
    return text.title()


@app.route("/format")
def reformat():
    style = request.args.get("style", "upper")
    text = request.args.get("text", "")
    formatter = eval("format_" + style)
    return {"text": formatter(text)}
