from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ASSETS = Path("/srv/assets").resolve()


def inside_assets(path: str) -> Path:
    resolved = (ASSETS / path).resolve()
    if ASSETS not in resolved.parents:
        raise HTTPException(status_code=400, detail="Bad path")
    return resolved


@app.get("/assets")
def asset(path: str):
    return FileResponse(inside_assets(path))
