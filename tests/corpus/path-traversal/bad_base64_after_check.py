import base64

from bottle import Bottle, abort, request

app = Bottle()


@app.get("/file")
def file():
    token = request.query.get("token", "")
    if ".." in token or token.startswith("/"):
        abort(400)
    name = base64.urlsafe_b64decode(token).decode()
    with open("/srv/files/" + name, "rb") as found:
        return found.read()
