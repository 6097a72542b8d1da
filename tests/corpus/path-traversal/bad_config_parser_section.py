import configparser
import os

from flask import Flask, request

app = Flask(__name__)


@app.post("/backup")
def backup():
    conf = configparser.ConfigParser()
    conf.add_section("job")
    conf.set("job", "target", request.form["target"])
    conf.set("job", "format", "tar")
    destination = os.path.join("/srv/backup", conf.get("job", "target"))
    with open(destination, "w") as fh:
        fh.write(conf.get("job", "format"))
    return "", 204
