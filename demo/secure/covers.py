"""Serving the scanned covers of books."""

from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
COVERS = Path("/srv/covers").resolve()


@app.get("/covers/{name:path}")
def cover(name: str) -> FileResponse:
    file = (COVERS / name).resolve()
    if not file.is_relative_to(COVERS) or not file.is_file():
        raise HTTPException(status_code=404)
    return FileResponse(file)
