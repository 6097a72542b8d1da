import os
from flask import Flask
from app.params import page_title, cache_key, search_text, query
app = Flask(__name__)

def title():
    return page_title()

@app.route("/1")
def view1():
    print(title())
    return ""

@app.route("/3")
def view3():
    os.system("ls " + search_text())  # finding
    return ""
