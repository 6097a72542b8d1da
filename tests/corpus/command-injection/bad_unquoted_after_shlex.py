from flask import request, Flask, abort
import os
import shlex
from urllib.parse import unquote

app = Flask(__name__)


@app.route("/x")
def x():
    q = shlex.quote(request.args["q"])
    os.system("ls " + unquote(q))
    return "b"
