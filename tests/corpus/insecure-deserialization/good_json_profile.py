import json

import jsonpickle
from flask import Flask, request

app = Flask(__name__)


class Profile:
    def __init__(self, name, theme="light"):
        self.name = name
        self.theme = theme


@app.route("/profile", methods=["POST"])
def update_profile():
    data = request.form.get("profile", "")
    profile = Profile(**json.loads(data)) if data.startswith("{") else Profile(data)
    stored = jsonpickle.encode(profile, unpicklable=False)
    return {"name": profile.name, "theme": profile.theme, "size": len(stored)}
