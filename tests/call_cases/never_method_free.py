import os
from fastapi import FastAPI, HTTPException
app = FastAPI()
def fail(code, text):
    raise HTTPException(code, text)
def not_found():
    fail(404, "no such name")
@app.get("/x")
def view(name: str):
    if not name.isalnum():
        not_found()
    os.system("ls " + name)
