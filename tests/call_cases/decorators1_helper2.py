import os
from functools import wraps
from flask import Flask, request
app = Flask(__name__)

def login_required(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper

def arg(name):
    return request.args.get(name)

def folder():
    return arg("folder")

@app.route("/1")
@login_required
def view1():
    os.system("ls " + folder())  # finding
    return ""
