from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = "not-a-real-key"


@app.route("/login", methods=["POST"])
def login():
    session["user"] = request.form["user"]
    next_url = request.args.get("next") or "/dashboard"
    return redirect(next_url)
