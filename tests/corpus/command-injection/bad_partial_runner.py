from functools import partial
from subprocess import PIPE, run

from flask import Flask, request

app = Flask(__name__)
sh = partial(run, shell=True, stdout=PIPE, text=True)


@app.route("/branches/<path:repo>")
def branches(repo):
    pattern = request.args.get("like", "*")
    result = sh("git -C /srv/git/{repo} branch --list {pattern}".format(repo=repo, pattern=pattern))
    return {"branches": [line.strip("* ") for line in result.stdout.splitlines()]}
