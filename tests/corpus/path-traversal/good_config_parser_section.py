import configparser
import os

from flask import Flask, request

app = Flask(__name__)


@app.post("/backup")
def backup():
    conf = configparser.ConfigParser()
    conf.add_section("job")
    conf.set("job", "label", request.form["target"])
    conf.set("job", "target", "nightly.tar")
    destination = os.path.join("/srv/backup", conf.get("job", "target"))
    with open(destination, "w") as fh:
        fh.write(conf.get("job", "label"))
    return "", 204
