from flask import Flask, request

from widgets import Banner, Widget

app = Flask(__name__)


@app.post("/widgets/preview")
def preview():
    spec = request.get_json()
    cls = Banner if spec.get("big") else Widget
    return cls(spec["title"], spec["markup"]).render()
