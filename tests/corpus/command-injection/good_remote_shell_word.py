import subprocess
from shlex import quote

from flask import Flask, Response, request

app = Flask(__name__)
LOG_HOST = "logs.internal"


def on_host(*remote):
    done = subprocess.run(["ssh", "-o", "BatchMode=yes", LOG_HOST, *remote], capture_output=True, check=False)
    return done.stdout


@app.route("/logs")
def logs():
    name = request.args.get("name", "app")
    lines = request.args.get("n", type=int, default=50)
    target = quote(f"/var/log/{name}.log")
    return Response(on_host(f"tail -n {lines} {target}"), mimetype="text/plain")
