from flask import Flask, render_template_string, request
from markupsafe import Markup

app = Flask(__name__)
PAGE = "<!doctype html><main>{{ greeting }}</main>"


@app.get("/hello/<name>")
def hello(name):
    title = request.args.get("title", "friend")
    greeting = Markup("<b>{} {}</b>").format(title, name)
    return render_template_string(PAGE, greeting=greeting)
