from flask import Flask, request, render_template_string
app = Flask(__name__)
class Opts:
    def __init__(self):
        self.args = []
        self.d = {}
@app.route("/x")
def view():
    o = Opts()
    o.args.append(request.args["x"])
    return render_template_string("<b>{{ o.args[0]|safe }}</b>", o=o)
@app.route("/y")
def view2():
    o = Opts()
    o.d["k"] = request.args["x"]
    return render_template_string("<b>{{ o.d.k|safe }}</b>", o=o)  # finding
