from pathlib import Path

from flask import Flask, abort, request, send_file

app = Flask(__name__)
ROOT = Path("/srv/manuals").resolve()


@app.get("/manuals")
def manual():
    candidate = (ROOT / request.args.get("name", "")).resolve()
    try:
        candidate.relative_to(ROOT)
    except ValueError:
        abort(404)
    return send_file(candidate)
