import os.path

from flask import Flask, abort, request

app = Flask(__name__)
LOG_ROOT = "/var/log/service"


@app.get("/admin/log")
def tail():
    wanted = request.values["log"]
    if ".." in wanted:
        abort(400)
    with open(os.path.join(LOG_ROOT, wanted)) as log:
        return {"lines": log.readlines()[-100:]}
