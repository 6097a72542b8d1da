from flask import Flask, Response, request

from . import DiskStorage
from .storage import OutsideStorage

app = Flask(__name__)
storage = DiskStorage("/srv/archive")


@app.get("/object")
def get_object():
    key = request.args["key"]
    try:
        return Response(storage.fetch(key), mimetype="application/octet-stream")
    except OutsideStorage:
        return {"error": "no such object"}, 404
