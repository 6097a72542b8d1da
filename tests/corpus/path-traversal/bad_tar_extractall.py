import io
import tarfile

from flask import Flask, request

app = Flask(__name__)


@app.route("/import/theme", methods=["POST"])
def import_theme():
    payload = request.files["theme"].read()
    with tarfile.open(fileobj=io.BytesIO(payload), mode="r:gz") as archive:
        archive.extractall("/srv/themes/incoming", filter="fully_trusted")
    return {"status": "imported"}
