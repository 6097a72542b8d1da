from flask import Flask, request

app = Flask(__name__)
DEFAULTS = {"title": "Guest book", "colour": "navy"}


@app.route("/page")
def page():
    context = {"title": request.args.get("title", "untitled"), "lang": "en"}
    context = {**DEFAULTS, **context}
    return f'<html lang="{context["lang"]}"><h1 style="color:{context["colour"]}">{context["title"]}</h1></html>'
