from flask import Flask, request, render_template
app = Flask(__name__)
class Page:
    def __init__(self, title):
        self.title = title
        self.errors = []
@app.route("/x")
def view():
    page = Page("Hello")
    page.errors.append("unknown user " + request.args["x"])
    return render_template("page.html", page=page)  # finding
