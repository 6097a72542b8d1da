import requests
from flask import Flask, abort, request

app = Flask(__name__)


@app.post("/avatar/import")
def import_avatar():
    digest = request.form["source"]
    if len(digest) != 32:
        abort(400)
    picture = requests.get("https://gravatar.com/avatar/%s?s=200" % digest, timeout=3)
    with open("/srv/avatars/latest.png", "wb") as fh:
        fh.write(picture.content)
    return "", 204
