import random
from flask import make_response, Flask

app = Flask(__name__)


@app.route("/login")
def login():
    r = make_response("x")
    r.set_cookie("session_id", str(random.randint(1, 10**9)))
    return r
