import html
import os
import re

from flask import Flask, request

app = Flask(__name__)


def valid_host(text):
    return re.match(r"[\w.-]+", text) is not None


@app.get("/trace")
def trace():
    target = html.escape(request.args.get("target", "localhost"))
    if not valid_host(target):
        return "bad host", 400
    status = os.system("traceroute -m 10 " + target + " > /var/tmp/trace.txt")
    return {"target": target, "status": status}
