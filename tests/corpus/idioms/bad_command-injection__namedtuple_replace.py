import logging
import subprocess
from typing import NamedTuple

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


class Job(NamedTuple):
    program: str
    folder: str = "/srv/data"

    def line(self):
        return f"{self.program} {self.folder}"


@app.get("/usage")
def usage():
    job = Job("du -sh")
    job = job._replace(folder=request.args.get("folder", "/srv"))
    return {"usage": subprocess.getoutput(job.line())}
