from urllib.parse import quote

from flask import Flask, redirect, request, url_for

app = Flask(__name__)


@app.get("/go")
def go():
    return redirect(url_for("search", q=request.args.get("q", "")))


@app.get("/share")
def share():
    return f"<a href='/search?q={quote(request.args.get('q', ''), safe='')}'>Share</a>"
