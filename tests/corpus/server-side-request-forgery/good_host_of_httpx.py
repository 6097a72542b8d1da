import httpx
from flask import request, Flask, abort

app = Flask(__name__)
HOSTS = {"a.example.com", "b.example.com"}


@app.route("/x")
def x():
    u = httpx.URL(request.args["u"])
    if u.host not in HOSTS or u.scheme != "https":
        abort(400)
    return httpx.get(u).text
