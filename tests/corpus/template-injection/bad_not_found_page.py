from flask import Flask, request
from jinja2 import Template
from markupsafe import escape

app = Flask(__name__)


@app.errorhandler(404)
def missing(error):
    body = "<h1>Not found</h1><p>There is nothing at {}</p><p>{{{{ hint }}}}</p>".format(escape(request.path))
    return Template(body).render(hint=error.description), 404


@app.route("/")
def index():
    return "ok"
