import os
from app.conf import lookup
def _read(job):
    job["command"] = lookup("command")
def prepare(job):
    _read(job)
def run():
    job = {"command": "ls"}
    prepare(job)
    os.system(job["command"])
