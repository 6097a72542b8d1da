import os
from flask import Flask, request
app = Flask(__name__)
class Job:
    def __init__(self):
        self.command = "ls"
def _read(job):
    job.command = request.args["c"]
def _configure(job):
    _read(job)
def _setup(job):
    _configure(job)
def prepare(job):
    _setup(job)
@app.route("/x")
def view():
    job = Job()
    prepare(job)
    os.system(job.command)  # finding
    return ""
