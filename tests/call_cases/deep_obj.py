import os
from flask import Flask, request
app = Flask(__name__)
class A:
    def __init__(self):
        self.items = []
class B:
    def __init__(self):
        self.a = A()
class C:
    def __init__(self):
        self.b = B()
class D:
    def __init__(self):
        self.c = C()
    def run(self):
        os.system("run " + self.c.b.a.items[0])  # finding
def fill(b):
    b.a.items.append(request.args["x"])
def fill2(d, v):
    d.c.b.a.items.append(v)
@app.route("/x")
def view():
    d = D()
    fill(d.c.b)
    d.run()
    return ""
@app.route("/y")
def view2():
    d = D()
    fill2(d, request.args["y"])
    os.system("ls " + d.c.b.a.items[0])  # finding
    return ""
@app.route("/z")
def view3():
    ds = [D()]
    for d in ds:
        fill2(d, request.args["z"])
    e = {"k": ds}
    os.system("ls " + e["k"][0].c.b.a.items[0])  # finding
    x, *y = ds
    os.system("ls " + x.c.b.a.items[0])  # finding
    return ""
