from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
PUBLIC = Path("/srv/public")


@app.get("/download")
def download(path: str):
    """An absolute path replaces PUBLIC altogether."""
    if ".." in path:
        raise HTTPException(status_code=400, detail="Bad path")
    return FileResponse(PUBLIC / path)  # finding
