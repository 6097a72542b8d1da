from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


class Page:
    def __init__(self, heading):
        self._heading = heading

    @property
    def heading(self):
        return escape(self._heading)

    def __str__(self):
        return f"<h1>{self.heading}</h1>"


@app.get("/page")
def page():
    return str(Page(request.args["heading"]))
