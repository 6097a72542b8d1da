from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/echo", methods=["POST"])
def echo():
    text = request.form["text"]
    resp = make_response("You wrote: %s" % text, 200)
    resp.headers["X-Length"] = str(len(text))
    resp.headers["Cache-Control"] = "no-store"
    return resp
