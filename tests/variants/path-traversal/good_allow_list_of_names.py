from flask import Flask, Response, abort, request

app = Flask(__name__)
SERVICES = {"web", "worker", "scheduler"}


@app.get("/logs")
def show_log():
    service = request.args["service"]
    if service not in SERVICES:
        abort(404)
    with open("/var/log/services/" + service + ".log") as log:
        tail = log.readlines()[-100:]
    return Response("".join(tail), mimetype="text/plain")
