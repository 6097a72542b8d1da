import os
import secrets

from flask import Flask, request

app = Flask(__name__)
UPLOADS = "/srv/uploads"


@app.post("/upload")
def upload():
    path = os.path.join(UPLOADS, secrets.token_hex(16))
    request.files["file"].save(path)
    os.chmod(path, 0o777)
    return "", 201
