from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/whoami")
def whoami():
    name = request.args.get("name", "nobody")
    return {"greeting": f"Hello, {name}!", "name": name}


@app.get("/tags")
def tags():
    return jsonify([f"<{tag}>" for tag in request.args.getlist("tag")])
