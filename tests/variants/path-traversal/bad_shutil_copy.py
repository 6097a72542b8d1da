import os
import shutil

from flask import Flask, jsonify, request

app = Flask(__name__)
TEMPLATES = "/srv/templates"


@app.post("/sites")
def create_site():
    template = request.form["template"]
    source = os.path.join(TEMPLATES, template)
    shutil.copyfile(source, "/srv/www/index.html")  # finding
    return jsonify(created=True)
