import urllib3
from flask import Flask, request

app = Flask(__name__)
pool = urllib3.PoolManager()


def options():
    data = request.get_json(silent=True) or {}
    return "https://mirror.example.com/", data.get("package", "base")


@app.post("/package")
def package():
    mirror, name = options()
    reply = pool.request("HEAD", mirror, fields={"name": name})
    return {"status": reply.status}
