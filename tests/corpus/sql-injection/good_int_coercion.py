import sqlite3

from flask import Flask, abort, render_template, request

app = Flask(__name__)


@app.route("/article")
def article():
    try:
        ident = int(request.args["id"])
    except ValueError:
        abort(400)
    conn = sqlite3.connect("articles.db")
    try:
        cur = conn.cursor()
        cur.execute("SELECT title, body FROM articles WHERE id = " + str(ident))
        found = cur.fetchone()
    finally:
        conn.close()
    if not found:
        return render_template("404.html", ident=ident), 404
    title, body = found
    return render_template("article.html", title=title, body=body)
