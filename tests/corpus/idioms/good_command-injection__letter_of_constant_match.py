import subprocess

from flask import Flask, request

app = Flask(__name__)

ORDER = "XYZ"


@app.route("/trace")
def trace():
    host = request.args.get("host", "localhost")
    switch = ORDER[1]
    match switch:
        case "X":
            target = host
        case "Y":
            target = "gateway.internal.example"
        case "Z" | "W":
            target = host.strip()
        case _:
            target = host
    return subprocess.getoutput("traceroute -m 5 " + target), 200, {"Content-Type": "text/plain"}
