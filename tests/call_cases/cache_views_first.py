import os
from flask import Flask, request
app = Flask(__name__)

@app.route("/1")
def view1():
    one()
    return ""

@app.route("/2")
def view2():
    p_outer()
    return ""

@app.route("/3")
def view3():
    os.system("ls " + p())  # finding
    return ""

def raw():
    return request.args["x"]
def g():
    return raw()
def two():
    return g()
def one():
    return two()
def p():
    return g()
def p_outer():
    return p()
