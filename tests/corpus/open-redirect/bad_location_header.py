from flask import Flask, Response, request

app = Flask(__name__)


def see_other(location):
    response = Response(status=303)
    response.headers["Location"] = location
    return response


@app.route("/logout")
def logout():
    return see_other(request.args.get("return_to", "/"))
