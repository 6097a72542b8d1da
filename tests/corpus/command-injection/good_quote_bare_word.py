import shlex
import subprocess

from bottle import Bottle, request

app = Bottle()


@app.post("/notify")
def notify():
    message = request.forms.get("message", "")
    body = shlex.quote("user said: " + message)
    subprocess.call(f"logger -t website -- {body}", shell=True)
    return {"status": "queued"}


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=8081)
