from urllib.parse import quote, unquote

from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/draft")
def draft():
    stored = quote(request.args["title"], safe="")
    name = stored
    try:
        with open(f"/srv/drafts/{name}.txt", encoding="utf-8") as stream:
            return {"text": stream.read()}
    except FileNotFoundError:
        abort(404)
