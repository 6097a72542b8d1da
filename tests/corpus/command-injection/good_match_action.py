import os

from flask import Flask, abort, request

app = Flask(__name__)


@app.post("/service/<action>")
def service(action):
    options = request.form.getlist("option")
    match action:
        case "status" | "reload":
            command = f"systemctl {action} web"
        case "journal":
            command = "journalctl -u web --no-pager " + " ".join(f"--{o}" for o in ("utc", "reverse") if o in options)
        case _:
            abort(404)
    with os.popen(command) as pipe:
        return {"lines": pipe.readlines(), "asked": options}
