import os
from dataclasses import dataclass, field
from fastapi import FastAPI
app = FastAPI()
@dataclass
class Opts:
    args: list = field(default_factory=list)
@dataclass
class Cmd:
    opts: Opts
@app.get("/x")
def view(name: str):
    o = Opts()
    c = Cmd(o)
    o.args.append(name)
    os.system(f"ls {c.opts.args}")  # finding
    os.system(f"ls {c.opts}")  # finding
    os.system(f"ls {c}")
    os.system("ls " + str(o))  # finding
