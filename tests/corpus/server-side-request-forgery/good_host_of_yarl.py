import requests
from yarl import URL
from flask import request, Flask, abort

app = Flask(__name__)
HOSTS = {"a.example.com", "b.example.com"}


@app.route("/x")
def x():
    u = URL(request.args["u"])
    if u.host not in HOSTS:
        abort(400)
    return requests.get(str(u)).text
