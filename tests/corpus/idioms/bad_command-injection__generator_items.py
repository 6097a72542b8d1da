import subprocess

from flask import Flask, request

app = Flask(__name__)


def targets(asked):
    yield "alpha.internal.example"
    yield asked
    yield "omega.internal.example"


@app.get("/ping")
def ping():
    hosts = targets(request.args.get("host", "beta.internal.example"))
    first = next(hosts)
    second = next(hosts)
    return {name: subprocess.call("ping -c 1 " + name, shell=True) for name in (first, second)}
