import re
import shutil

from sanic import Sanic
from sanic.response import json

app = Sanic("workspaces")
WORKSPACE = re.compile(r"[A-Za-z0-9_-]+")


@app.delete("/workspace")
async def drop(request):
    name = request.args.get("name", "")
    if not WORKSPACE.fullmatch(name):
        return json({"error": "bad name"}, status=400)
    shutil.rmtree(f"/srv/workspaces/{name}")
    return json({"dropped": name})
