from flask import Flask, abort, request

app = Flask(__name__)


def format_upper(text):
    return text.upper()


def format_title(text):
    return text.title()


@app.route("/format")
def reformat():
    style = request.args.get("style", "upper")
    text = request.args.get("text", "")
    if style not in ("upper", "title"):
        abort(400)
    formatter = eval("format_" + style)
    return {"text": formatter(text)}
