import os

from flask import Flask, request, send_file

app = Flask(__name__)
REPORT_DIR = os.environ.get("REPORT_DIR", "/srv/reports")


@app.route("/reports/download")
def download_report():
    name = request.args.get("name", "latest.pdf")
    full_path = os.path.join(REPORT_DIR, name)
    if not os.path.exists(full_path):
        return "not found", 404
    return send_file(full_path, as_attachment=True)
