from urllib.parse import unquote

from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/file")
def file():
    name = request.args["name"]
    if ".." in unquote(name) or unquote(name).startswith("/"):
        abort(400)
    with open("/srv/files/" + unquote(name), "rb") as found:
        return found.read()
