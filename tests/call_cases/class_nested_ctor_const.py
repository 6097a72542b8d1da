import os
from fastapi import FastAPI
app = FastAPI()
class Conf:
    def __init__(self):
        self.names = ["a", "b"]
        self.shell = False
        self.table = "users"
class Base:
    def __init__(self):
        self.conf = Conf()
class Deployer:
    def __init__(self):
        self.base = Base()
    def ls(self, name):
        if self.base.conf.shell:
            os.system("ls " + name)
deployer = Deployer()

@app.get("/x")
def view(name: str):
    deployer.ls(name)
