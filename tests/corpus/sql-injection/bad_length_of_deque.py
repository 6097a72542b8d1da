from flask import request, Flask, abort
import collections
import sqlite3

app = Flask(__name__)


@app.route("/x")
def x():
    q = request.args["q"]
    d = collections.deque([q, q], maxlen=1)
    if len(d) == 1:
        sqlite3.connect("x").execute("select * from t where d = '%s'" % q)
    return "b"
