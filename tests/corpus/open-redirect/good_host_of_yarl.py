from yarl import URL
from flask import request, Flask, abort, redirect

app = Flask(__name__)
HOSTS = {"a.example.com", "b.example.com"}


@app.route("/x")
def x():
    u = request.args["u"]
    if URL(u).host not in HOSTS:
        abort(400)
    return redirect(u)
