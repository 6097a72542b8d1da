from flask import Flask, request

app = Flask(__name__)


@app.get("/crumbs")
def crumbs():
    trail = ["Home", "Catalogue"]
    trail.insert(0, request.args.get("from", ""))
    trail.extend(("Books", "Novels"))
    trail = trail[:3]
    return "<nav>" + " / ".join(trail) + "</nav>"
