import base64

from flask import Flask, request

app = Flask(__name__)
STARTUP = base64.b64encode(b"2 ** 10").decode()


@app.post("/restore")
def restore():
    stored = base64.b64encode(request.data).decode("ascii")
    slots = {"current": stored, "startup": STARTUP}
    expression = base64.b64decode(slots["current"]).decode()
    return {"value": str(eval(expression)), "size": len(stored)}
