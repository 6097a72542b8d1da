import os
from fastapi import FastAPI
app = FastAPI()
class State:
    def __init__(self):
        self.items = []
class Svc:
    def __init__(self):
        self.state = State()
    def add(self, x):
        self.state.items.append(x)
    def args(self):
        return " ".join(self.state.items)
    def cmd(self):
        return "ls " + self.args()
    def run(self):
        os.system(self.cmd())  # finding
    def execute(self):
        self.run()
@app.get("/x")
def view(name: str):
    s = Svc()
    s.add(name)
    s.execute()
    return ""
