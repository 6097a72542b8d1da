from flask import Flask, flash, redirect, request, url_for
from markupsafe import Markup

app = Flask(__name__)


@app.post("/comments")
def add_comment():
    author = request.form.get("author", "anonymous")
    flash(Markup(f"Thanks, <b>{author}</b>, your comment awaits approval"))  # finding
    return redirect(url_for("index"))
