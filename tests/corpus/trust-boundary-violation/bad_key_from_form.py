import os

from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = os.environ["APP_SECRET"]


@app.post("/wizard/step")
def wizard_step():
    field = request.form["field"].strip().lower()
    answer = request.form.get("answer", "")
    session[field] = answer
    session.modified = True
    return redirect("/wizard/next")
