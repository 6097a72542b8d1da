import os
from ipaddress import AddressValueError, IPv4Address

from flask import Flask, request

app = Flask(__name__)


@app.get("/trace")
def trace():
    try:
        target = IPv4Address(request.args.get("target", "127.0.0.1"))
    except AddressValueError:
        return "bad host", 400
    status = os.system("traceroute -m 10 " + str(target) + " > /var/tmp/trace.txt")
    return {"target": str(target), "status": status}
