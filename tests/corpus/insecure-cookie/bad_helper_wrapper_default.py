from flask import Flask, make_response, request

from .accounts import authenticate, issue_session

app = Flask(__name__)


def attach(response, name, value, secure=False):
    response.set_cookie(name, value, httponly=True, secure=secure)
    return response


@app.route("/signin", methods=["POST"])
def signin():
    user = authenticate(request.form["mail"], request.form["password"])
    if user is None:
        return "denied", 401
    return attach(make_response("ok"), "sessionid", issue_session(user))
