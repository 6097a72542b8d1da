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
    profile = jsonpickle.decode(data) if data.startswith("{") else Profile(data)
    if not isinstance(profile, Profile):
        return {"error": "not a profile"}, 400
    return {"name": profile.name, "theme": profile.theme}
