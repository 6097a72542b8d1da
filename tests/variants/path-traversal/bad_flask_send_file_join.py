import os

from flask import Flask, request, send_file

app = Flask(__name__)
EXPORT_DIR = "/var/lib/app/exports"


@app.route("/exports")
def download_export():
    name = request.args.get("file")
    return send_file(os.path.join(EXPORT_DIR, name), as_attachment=True)  # finding
