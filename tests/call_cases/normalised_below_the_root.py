import os
import posixpath
from flask import Flask, request
app = Flask(__name__)
ROOT = "/srv"

@app.get("/a")
def a():
    path = request.args["p"]
    rel = posixpath.normpath("/" + path).lstrip("/")
    return open(os.path.join(ROOT, rel)).read()

@app.get("/b")
def b():
    path = request.args["p"]
    rel = os.path.normpath("/" + path)[1:]
    return open(os.path.join(ROOT, rel)).read()  # finding

@app.get("/c")
def c():
    rel = posixpath.normpath("/" + request.args["p"])
    return open(ROOT + rel).read()

@app.get("/d")
def d():
    rel = posixpath.normpath("/" + request.args["p"])
    return open(os.path.join(ROOT, rel)).read()  # finding

@app.get("/e")
def e():
    return open(posixpath.normpath("/srv/" + request.args["p"])).read()  # finding

@app.get("/f")
def f():
    return open(posixpath.normpath("/" + request.args["p"])).read()  # finding
