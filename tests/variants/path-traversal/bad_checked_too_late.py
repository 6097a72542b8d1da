from pathlib import Path

from flask import Flask, Response, abort, request

app = Flask(__name__)
ROOT = Path("/srv/poems").resolve()


@app.delete("/poems")
def delete_poem():
    target = (ROOT / request.args["title"]).resolve()
    target.unlink(missing_ok=True)  # finding
    if not target.is_relative_to(ROOT):
        abort(403)
    return Response(status=204)
