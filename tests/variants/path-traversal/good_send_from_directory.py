from flask import Flask, request, send_from_directory

app = Flask(__name__)
EXPORT_DIR = "/var/lib/app/exports"


@app.route("/exports")
def download_export():
    name = request.args.get("file", "")
    return send_from_directory(EXPORT_DIR, name, as_attachment=True)
