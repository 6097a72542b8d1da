import os
from fastapi import FastAPI, HTTPException
app = FastAPI()
def _root():
    return "/srv/data/"
def base():
    return _root()
def folder():
    return base()
@app.get("/x")
def view(name: str):
    path = os.path.realpath(os.path.join(folder(), name))
    if not path.startswith(folder()):
        raise HTTPException(400)
    return open(path).read()
