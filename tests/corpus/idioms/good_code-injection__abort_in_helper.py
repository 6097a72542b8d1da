import re

from flask import Flask, abort, request

app = Flask(__name__)
FORMULA = re.compile(r"[0-9]{1,4}( [-+] [0-9]{1,4}){0,9}")


def refuse(reason):
    app.logger.warning(reason)
    abort(400, reason)


def require(condition, reason):
    if not condition:
        refuse(reason)


@app.post("/calculate")
def calculate():
    text = request.form.get("formula", "0")
    require(FORMULA.fullmatch(text), "not a formula")
    return {"result": str(eval(text))}
