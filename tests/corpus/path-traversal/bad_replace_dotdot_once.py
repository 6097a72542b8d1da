from flask import Flask, jsonify, request

app = Flask(__name__)
TEMPLATE_DIR = "/opt/mailer/templates"


def clean(name: str) -> str:
    return name.strip().replace("../", "").lstrip("/")


@app.post("/templates/preview")
def preview():
    body = request.get_json()
    path = "%s/%s" % (TEMPLATE_DIR, clean(body["template"]))
    with open(path) as fh:
        return jsonify(source=fh.read())
