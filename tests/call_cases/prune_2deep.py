import os
from fastapi import FastAPI
app = FastAPI()
def _debug():
    return False
def debug():
    return _debug()

@app.get("/x")
def view(name: str):
    if debug():
        os.system("ls " + name)
