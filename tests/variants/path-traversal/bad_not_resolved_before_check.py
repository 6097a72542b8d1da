from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ASSETS = Path("/srv/assets")


@app.get("/assets")
def asset(path: str):
    """`is_relative_to` compares names only: "/srv/assets/../x" passes."""
    wanted = ASSETS / path
    if not wanted.is_relative_to(ASSETS):  # finding
        raise HTTPException(status_code=400, detail="Bad path")
    return FileResponse(wanted)  # finding
