from flask import request, Flask, abort
import sqlite3

app = Flask(__name__)


@app.route("/x")
def x():
    s = {request.args["a"], request.args["b"]}
    if len(s) == 1:
        sqlite3.connect("x").execute("select * from t where a = '%s'" % request.args["q"])
    return "b"
