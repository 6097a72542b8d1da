import subprocess
from fastapi import FastAPI, Depends
app = FastAPI()
class Settings:
    def __init__(self):
        self.root = "/srv/files/"
def get_settings():
    return Settings()
@app.get("/y")
def view(name: str, s: Settings = Depends(get_settings)):
    import os
    path = os.path.realpath(s.root + name)
    if not path.startswith(s.root):
        return "no"
    return open(path).read()
