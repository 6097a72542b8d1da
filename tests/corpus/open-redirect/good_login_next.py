from flask import Flask, redirect, request, session, url_for

app = Flask(__name__)
app.secret_key = "not-a-real-key"
AFTER_LOGIN = {"cart": "cart", "profile": "profile"}


@app.route("/login", methods=["POST"])
def login():
    session["user"] = request.form["user"]
    endpoint = AFTER_LOGIN.get(request.args.get("next"), "dashboard")
    return redirect(url_for(endpoint))
