import os, subprocess
from fastapi import FastAPI
app = FastAPI()
def _fill(d):
    d["shell"] = True
def fill(d):
    _fill(d)
@app.get("/x")
def view(c: str):
    d = {"shell": False}
    fill(d)
    subprocess.run("ls " + c, **d)
    subprocess.run("ls " + c, shell=d["shell"])  # finding
