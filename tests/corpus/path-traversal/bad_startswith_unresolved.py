from pathlib import Path

from flask import Flask, abort, request

app = Flask(__name__)
NOTES = Path("/srv/notes")


@app.route("/note")
def show_note():
    candidate = NOTES / request.args["id"]
    if not str(candidate).startswith(str(NOTES)):
        abort(403)
    return {"text": candidate.read_text(encoding="utf-8")}
