import os
from fastapi import FastAPI, HTTPException
app = FastAPI()
class Settings:
    def __init__(self):
        self.root = "/srv/data/"
class Storage:
    def __init__(self):
        self.settings = Settings()
    def open(self, name):
        path = os.path.realpath(self.settings.root + name)
        if not path.startswith(self.settings.root):
            raise HTTPException(400)
        return open(path).read()
storage = Storage()
@app.get("/x")
def view(name: str):
    return storage.open(name)
