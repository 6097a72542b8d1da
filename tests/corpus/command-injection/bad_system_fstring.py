import os

from flask import Flask, render_template, request

app = Flask(__name__)


@app.route("/ping", methods=["GET", "POST"])
def ping():
    output = ""
    if request.method == "POST":
        host = request.form.get("host")
        if host:
            output = os.popen(f"ping -c 3 {host}").read()
    return render_template("ping.html", output=output)
