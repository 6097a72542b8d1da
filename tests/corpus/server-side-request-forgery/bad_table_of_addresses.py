import requests
from flask import Flask, request

app = Flask(__name__)


def chosen(sent):
    table = [("own", "https://status.example.org/"), ("sent", sent)]
    found = None
    for label, address in table:
        if label == "sent":
            found = address
    return found


@app.get("/status")
def status():
    return {"status": requests.get(chosen(request.args["url"]), timeout=4).status_code}
