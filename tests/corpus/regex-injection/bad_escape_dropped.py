import re

from flask import Flask, request

app = Flask(__name__)


class Matcher:
    def __init__(self, expression):
        re.escape(expression)
        self.expression = expression

    def split(self, text):
        return re.split(self.expression, text)


@app.post("/split")
def split():
    body = request.get_json()
    return {"parts": Matcher(body["separator"]).split("a;b;c")}
