from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/search")
def search():
    query = request.args.get("q", "")
    results = [title for title in ("alpha", "beta") if query in title]
    items = "".join(f"<li>{title}</li>" for title in results)
    return f"<h1>Results for {escape(query)}</h1><ul>{items}</ul>"
