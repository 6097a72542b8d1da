import os
from flask import Flask, request, g
app = Flask(__name__)
@app.before_request
def before():
    g.params = request.args
def _params():
    return g.params
def get(n):
    return _params()[n]
def name():
    return get("name")
def command():
    return "ls " + name()
@app.route("/x")
def view():
    os.system(command())  # finding
    return ""
