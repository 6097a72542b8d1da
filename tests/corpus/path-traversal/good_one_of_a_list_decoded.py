from urllib.parse import unquote

from bottle import Bottle, abort, request

app = Bottle()
NAMES = {"year%202024.txt", "year%202025.txt"}


@app.get("/file")
def file():
    name = request.query.get("name", "")
    if name not in NAMES:
        abort(400)
    with open("/srv/files/" + unquote(name), "rb") as found:
        return found.read()
