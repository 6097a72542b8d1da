from flask import Flask, request

from worker import Job, run

app = Flask(__name__)


@app.post("/print")
def print_document():
    job = Job(source=request.form["source"], title=request.form.get("title", ""))
    return {"code": run(job)}
