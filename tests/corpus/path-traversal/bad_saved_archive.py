import os
import tarfile

from flask import Flask, request

app = Flask(__name__)
INCOMING = "/srv/incoming"


@app.post("/import")
def imported():
    path = os.path.join(INCOMING, "latest.tar")
    request.files["archive"].save(path)
    with tarfile.open(path) as archive:
        for member in archive:
            archive.extract(member, "/srv/data", filter="fully_trusted")
    return {"done": True}
