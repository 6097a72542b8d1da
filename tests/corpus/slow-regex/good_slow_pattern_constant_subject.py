import re

from bottle import Bottle, request

app = Bottle()
BANNER = '"hello"'


def strip_quotes(text):
    return re.sub(r'^"(?:[^"\\]*|\\.)*"$', "", text)


@app.post("/quotes")
def quotes():
    return {"rest": strip_quotes(BANNER), "echo": request.forms.get("text", "")}
