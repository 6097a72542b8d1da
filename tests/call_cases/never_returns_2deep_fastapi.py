import os
from fastapi import FastAPI, HTTPException
app = FastAPI()
ALLOWED = {"a", "b"}

def stop(code):
    raise HTTPException(code)

def deny():
    stop(400)

@app.get("/x")
def view(name: str):
    if name not in ALLOWED:
        deny()
    os.system("ls " + name)
