import os

from flask import Flask, abort, redirect, request, session

app = Flask(__name__)
app.secret_key = os.environ["APP_SECRET"]

STEPS = frozenset({"company_name", "team_size", "industry"})


@app.post("/wizard/step")
def wizard_step():
    field = request.form["field"].strip().lower()
    answer = request.form.get("answer", "")
    if field not in STEPS:
        abort(400)
    session[field] = answer[:80]
    session.modified = True
    return redirect("/wizard/next")
