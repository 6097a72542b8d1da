from flask import Flask, render_template, request

app = Flask(__name__)
FOOTER = "<small>posted from the <b>web</b></small>"


@app.route("/guestbook", methods=["POST"])
def guestbook():
    entry = {"author": request.form["author"], "text": request.form["text"]}
    return render_template("entry.html", entry=entry, footer=FOOTER)
