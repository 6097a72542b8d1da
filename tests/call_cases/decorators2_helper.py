import os
from functools import wraps
from flask import Flask, request
app = Flask(__name__)

def login_required(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        if not current_user():
            return "no"
        return f(*args, **kwargs)
    return wrapper

def audited(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        print("called")
        return f(*args, **kwargs)
    return wrapper

def current_user():
    return 1

def folder():
    return request.args["x"]

@app.route("/1")
@login_required
@audited
def view1():
    os.system("ls " + folder())  # finding
    return ""
