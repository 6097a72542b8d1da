from flask import Flask, render_template, request

app = Flask(__name__)


@app.route("/guestbook", methods=["POST"])
def guestbook():
    entry = {"author": request.form["author"], "text": request.form["text"]}
    return render_template("entry.html", entry=entry)
