import uuid

from flask import Flask, make_response

app = Flask(__name__)


@app.route("/")
def index():
    response = make_response("hello")
    response.set_cookie("visitor", uuid.uuid4().hex)
    return response
