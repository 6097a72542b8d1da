import os

from flask import Flask, Response, request

app = Flask(__name__)


@app.get("/tiles/<int:zoom>/<int:column>")
def tile(zoom, column):
    row = int(request.args.get("row", 0))
    with open(os.path.join("/srv/tiles", f"{zoom}-{column}-{row}.png"), "rb") as f:
        return Response(f.read(), mimetype="image/png")
