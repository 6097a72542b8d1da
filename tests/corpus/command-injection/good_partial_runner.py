from functools import partial
from subprocess import PIPE, run

from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
capture = partial(run, shell=False, stdout=PIPE, text=True)


@app.route("/branches/<repo>")
def branches(repo):
    pattern = request.args.get("like", "*")
    result = capture(["git", "-C", f"/srv/git/{secure_filename(repo)}", "branch", "--list", "--", pattern])
    return {"branches": [line.strip("* ") for line in result.stdout.splitlines()]}
