import os
from flask import Flask
from app.params import param, number
app = Flask(__name__)

@app.route("/3")
def view3():
    os.system("ls " + param("dir"))  # finding
    return ""

@app.route("/1")
def view1():
    return str([number("a"), number("b"), number("c"), number("d"), number("e")])
