from flask import Flask, abort, request, send_file
from werkzeug.security import safe_join

app = Flask(__name__)


@app.get("/downloads")
def download():
    path = safe_join("/srv/downloads", request.args.get("path", ""))
    if path is None:
        abort(404)
    return send_file(path, as_attachment=True)
