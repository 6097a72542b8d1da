import functools
import logging
import re

from flask import Flask, abort

app = Flask(__name__)
NAME = re.compile(r"[a-z0-9_]+\.txt")


def plain_name(view):
    @functools.wraps(view)
    def wrapper(name):
        if NAME.fullmatch(name) is None:
            logging.warning("unusual name")
        return view(name)

    return wrapper


@app.route("/texts/<path:name>")
@plain_name
def text(name):
    with open("/srv/texts/" + name, encoding="utf-8") as stream:
        return app.response_class(stream.read(), mimetype="text/plain")
