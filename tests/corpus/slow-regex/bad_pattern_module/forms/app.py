from flask import Flask, request

from .patterns import COLOUR, VERSION

app = Flask(__name__)


@app.post("/release")
def release():
    body = request.get_json()
    if COLOUR.match("#00ff00") and VERSION.match(body["version"]):
        return {"released": True}
    return {"released": False}, 422
