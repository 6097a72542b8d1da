import subprocess
from functools import partial

from flask import Flask, request

app = Flask(__name__)
execute = partial(subprocess.run, shell=True, capture_output=True, text=True)


@app.get("/lines")
def count_lines():
    name = request.args.get("name", "app.log")
    done = execute(f"wc -l -- /var/log/app/{name}")
    return {"output": done.stdout}
