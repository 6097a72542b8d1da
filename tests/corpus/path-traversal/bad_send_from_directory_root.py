from flask import Flask, request, send_from_directory

app = Flask(__name__)
ROOT = "/srv/projects/"


@app.get("/artifact")
def artifact():
    project = request.args["project"]
    folder = ROOT + project + "/dist"
    file_name = request.args.get("file") or "bundle.js"
    return send_from_directory(folder, file_name)
