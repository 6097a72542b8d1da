import urllib.request

from flask import Flask, request

app = Flask(__name__)


@app.post("/probe")
def probe():
    address = ""
    for name, value in request.form.items():
        if value == "probe":
            address = name
    with urllib.request.urlopen(address, timeout=4) as answer:
        return {"status": answer.status}
