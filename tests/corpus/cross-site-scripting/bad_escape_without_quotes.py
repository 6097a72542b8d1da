import html

from flask import Flask, request

app = Flask(__name__)


@app.route("/filter")
def filter_form():
    value = html.escape(request.args.get("value", ""), quote=False)
    return '<form><input type="text" name="value" value="%s"></form>' % value
