import os

from flask import Flask, Response, request

app = Flask(__name__)
TENANT_ROOT = "/srv/tenants/acme"


@app.get("/files")
def fetch():
    wanted = os.path.realpath(os.path.join(TENANT_ROOT, request.args.get("path", "")))
    if not wanted.startswith(TENANT_ROOT + os.sep):
        return Response("forbidden", status=403, mimetype="text/plain")
    with open(wanted, "rb") as stream:
        return Response(stream.read(), mimetype="application/octet-stream")
