from flask import Flask, request
from jinja2 import Template
from markupsafe import escape

app = Flask(__name__)


@app.errorhandler(404)
def missing(error):
    body = "<h1>Not found</h1><p>There is nothing at {}</p><p>{{{{ hint }}}}</p>".format("{{ where }}")
    return Template(body, autoescape=True).render(hint=error.description, where=escape(request.path)), 404


@app.route("/")
def index():
    return "ok"
