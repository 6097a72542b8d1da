from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/tokens")
def issue_token():
    grant = request.form.get("grant_type")
    token_type = request.form.get("token_type", "bearer")
    if grant == "password" and token_type == "bearer":
        return jsonify(token_type=token_type, scope="read")
    if request.form.get("secret_kind") != "shared":
        abort(400, "secret_kind must be shared")
    return jsonify(token_type="mac")
