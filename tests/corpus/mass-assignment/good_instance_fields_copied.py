import os

from flask import Flask, request

app = Flask(__name__)


class Workspace:
    def __init__(self, owner):
        self.owner = owner
        self.title = "untitled"
        self.plan = "free"

    def apply(self, changes):
        self.__dict__.update(title=str(changes.get("title", self.title))[:60])


WORKSPACES = {1: Workspace(os.environ.get("DEFAULT_OWNER", "nobody"))}


@app.put("/workspaces/<int:wid>")
def rename(wid):
    workspace = WORKSPACES[wid]
    workspace.apply(request.get_json(force=True))
    return {"title": workspace.title}
