import os
from fastapi import FastAPI
app = FastAPI()
class Flags:
    def __init__(self):
        self.shell = False
    def enable(self):
        self._set()
    def _set(self):
        self.shell = True
@app.get("/x")
def view(c: str):
    f = Flags()
    f.enable()
    if f.shell:
        os.system("ls " + c)  # finding
