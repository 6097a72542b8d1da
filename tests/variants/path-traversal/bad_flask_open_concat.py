from flask import Flask, Response, request

app = Flask(__name__)


@app.get("/logs")
def show_log():
    service = request.args["service"]
    path = "/var/log/services/" + service + ".log"
    with open(path) as log:  # finding
        tail = log.readlines()[-100:]
    return Response("".join(tail), mimetype="text/plain")
