import re

from bottle import Bottle, request

app = Bottle()


def strip_quotes(text):
    return re.sub(r'^"(?:[^"\\]*|\\.)*"$', "", text)


@app.post("/quotes")
def quotes():
    return {"rest": strip_quotes(request.forms.get("text", ""))}
