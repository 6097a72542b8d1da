from flask import Flask, render_template_string, request

app = Flask(__name__)

PAGE = """
<!doctype html>
<title>Greetings</title>
<h1>%s, {{ name }}!</h1>
<p>You have {{ count }} new messages.</p>
"""


def page_for(greeting):
    return PAGE % greeting.strip()


@app.route("/hello")
def hello():
    name = request.args.get("name") or "stranger"
    return render_template_string(page_for("Hello"), count=3, name=name)
