from flask import Flask, abort, request, send_from_directory

app = Flask(__name__)
ROOT = "/srv/projects/"
PROJECTS = frozenset({"web", "mobile", "desktop"})


@app.get("/artifact")
def artifact():
    project = request.args["project"]
    if project not in PROJECTS:
        abort(404)
    folder = ROOT + project + "/dist"
    file_name = request.args.get("file") or "bundle.js"
    return send_from_directory(folder, file_name)
