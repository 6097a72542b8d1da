import os, json
from flask import Flask, request, render_template_string
app = Flask(__name__)
class Opts:
    def __init__(self):
        self.args = []
        self.d = {}
@app.route("/x")
def view():
    o = Opts()
    box = {"o": o}
    l = [o]
    o.args.append(request.args["x"])
    o.d["k"] = request.args["y"]
    os.system("ls " + box["o"].args[0])  # finding
    os.system("ls " + l[0].d["k"])  # finding
    os.system("ls " + json.dumps(o.__dict__))
    os.system("ls " + json.dumps(vars(o)))  # finding
    for x in l:
        os.system("ls " + x.args[0])  # finding
    return render_template_string("{{ o.args[0]|safe }} {{ o.d.k|safe }}", o=o)  # finding
