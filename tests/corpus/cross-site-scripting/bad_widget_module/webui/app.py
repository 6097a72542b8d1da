from flask import Flask, render_template, request

from .widgets import badge

app = Flask(__name__)


@app.get("/labels")
def labels():
    chosen = request.args.getlist("label")
    return render_template("labels.html", badges=[badge(label) for label in chosen])
