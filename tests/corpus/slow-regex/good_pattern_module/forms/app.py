from flask import Flask, request

from .patterns import COLOUR, VERSION

app = Flask(__name__)


@app.post("/release")
def release():
    body = request.get_json()
    if COLOUR.match(body["colour"]) and VERSION.match("1.12.0"):
        return {"released": True}
    return {"released": False}, 422
