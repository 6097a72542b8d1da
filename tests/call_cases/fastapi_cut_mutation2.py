import os
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
    if d["shell"]:
        os.system("ls " + c)  # finding
