from flask import Flask, Response, request

from . import DiskStorage

app = Flask(__name__)
storage = DiskStorage("/srv/archive")


@app.get("/object")
def get_object():
    key = request.args["key"]
    return Response(storage.fetch(key), mimetype="application/octet-stream")
