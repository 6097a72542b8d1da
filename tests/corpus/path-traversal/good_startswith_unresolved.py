from pathlib import Path

from flask import Flask, abort, request

app = Flask(__name__)
NOTES = Path("/srv/notes").resolve()


@app.route("/note")
def show_note():
    candidate = (NOTES / request.args["id"]).resolve()
    if not candidate.is_relative_to(NOTES):
        abort(403)
    return {"text": candidate.read_text(encoding="utf-8")}
