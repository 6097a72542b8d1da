import subprocess
from functools import partial

from flask import Flask, request

app = Flask(__name__)
execute = partial(subprocess.run, shell=False, capture_output=True, text=True)


@app.get("/lines")
def count_lines():
    name = request.args.get("name", "app.log")
    done = execute(["wc", "-l", "--", f"/var/log/app/{name}"])
    return {"output": done.stdout}
