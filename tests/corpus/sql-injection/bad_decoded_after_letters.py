from flask import request, Flask, abort
import base64
import re
import sqlite3

app = Flask(__name__)


@app.route("/x")
def x():
    q = request.args["q"]
    if not re.fullmatch(r"[A-Za-z0-9+/=]+", q):
        abort(400)
    t = base64.b64decode(q).decode()
    sqlite3.connect("x").execute("select * from t where a = '%s'" % t)
    return "b"
