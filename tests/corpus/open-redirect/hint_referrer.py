from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = "not-a-real-key"


@app.post("/theme")
def theme():
    session["theme"] = "dark" if request.form.get("dark") else "light"
    return redirect(request.referrer or "/")
