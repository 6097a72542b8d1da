from flask import Flask, flash, redirect, request, url_for
from markupsafe import Markup

app = Flask(__name__)


@app.post("/comments")
def add_comment():
    author = request.form.get("author", "anonymous")
    flash(Markup("Thanks, <b>{}</b>, your comment awaits approval").format(author))
    flash(Markup("<i>%s</i>") % author)
    return redirect(url_for("index"))
