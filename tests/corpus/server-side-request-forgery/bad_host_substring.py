import requests
from flask import Flask, abort, request

app = Flask(__name__)


@app.post("/avatar/import")
def import_avatar():
    source = request.form["source"]
    if "gravatar.com" not in source:
        abort(400)
    picture = requests.get(source, timeout=3)
    with open("/srv/avatars/latest.png", "wb") as fh:
        fh.write(picture.content)
    return "", 204
