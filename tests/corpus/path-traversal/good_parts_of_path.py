from pathlib import Path
from flask import request, Flask, abort

app = Flask(__name__)


@app.route("/x")
def x():
    p = Path(request.args["u"])
    if p.is_absolute() or ".." in p.parts:
        abort(400)
    return (Path("/srv/data") / p).read_text()
