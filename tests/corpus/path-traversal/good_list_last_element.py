from flask import Flask, request

app = Flask(__name__)


@app.get("/tail")
def tail():
    parts = ["/var/log/app", "current.log"]
    parts.append(request.args.get("file", "current.log"))
    parts.pop()
    with open("/".join(parts)) as fh:
        return {"lines": fh.readlines()[-20:]}
