from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/admin/login")
def admin_login():
    username = request.form.get("username")
    password = request.form.get("password")
    if username == "admin" and password == "letmein-Ops-2023":  # finding
        return jsonify(role="admin")
    abort(401)
