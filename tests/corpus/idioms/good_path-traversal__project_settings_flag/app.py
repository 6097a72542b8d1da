from flask import Flask, Response, request

import files

app = Flask(__name__)


@app.get("/doc")
def document():
    path = files.resolve(request.args.get("name", ""))
    return Response(path.read_text(encoding="utf-8"), mimetype="text/markdown")
