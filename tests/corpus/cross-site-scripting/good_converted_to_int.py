from flask import Flask, request

app = Flask(__name__)


@app.route("/filter")
def filter_form():
    try:
        value = int(request.args.get("value", "0"))
    except ValueError:
        return "not a number", 400
    return '<form><input type="text" name="value" value="%s"></form>' % value
