from flask import request, Flask, abort
import sqlite3

app = Flask(__name__)


@app.route("/x")
def x():
    q = request.args["q"]
    given = [c for c in [request.args.get("a"), request.args.get("b")] if c]
    if len(given) == 2:
        abort(400)
    sqlite3.connect("x").execute("select * from t where a = '%s'" % q)
    return "b"
