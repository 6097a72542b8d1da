from flask import Flask, render_template_string, request

app = Flask(__name__)

PAGE = """
<!doctype html>
<title>Greetings</title>
<h1>Hello, %s!</h1>
<p>You have {{ count }} new messages.</p>
"""


def page_for(name):
    return PAGE % name.strip()


@app.route("/hello")
def hello():
    name = request.args.get("name") or "stranger"
    return render_template_string(page_for(name), count=3)
