from flask import Flask, request

from mailer import compose, deliver

app = Flask(__name__)


@app.post("/newsletter")
def newsletter():
    form = request.form
    text = compose(form["body"], sender="The team", link="https://example.org/bye")
    deliver(["list@example.org"], "Newsletter", text)
    return {"sent": True}
