from flask import Flask, request
from jinja2 import DictLoader, Environment

app = Flask(__name__)
env = Environment(loader=DictLoader({"card": "<article><h2>{{ title }}</h2></article>"}), autoescape=True)


@app.route("/card")
def card():
    template = env.get_template("card")
    return template.render(title=request.args.get("title"))
