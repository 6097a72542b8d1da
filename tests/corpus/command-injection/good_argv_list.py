import subprocess

from flask import Flask, render_template, request

app = Flask(__name__)


@app.route("/ping", methods=["GET", "POST"])
def ping():
    output = ""
    if request.method == "POST":
        host = request.form.get("host")
        if host:
            proc = subprocess.run(["ping", "-c", "3", "--", host], capture_output=True, text=True, timeout=10)
            output = proc.stdout or f"cannot reach {host}"
    return render_template("ping.html", output=output)
