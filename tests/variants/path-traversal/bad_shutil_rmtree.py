import shutil
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
WORKSPACES = Path("/srv/workspaces")


@app.delete("/workspaces")
def delete_workspace(name: str):
    shutil.rmtree(WORKSPACES / name)  # finding
    return {"deleted": True}
