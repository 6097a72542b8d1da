from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse

router = APIRouter()

GUIDES = {
    "start": Path("/srv/guides/getting-started.pdf"),
    "admin": Path("/srv/guides/administration.pdf"),
}


@router.get("/guides/{key}")
def read_guide(key: str):
    if key not in GUIDES:
        raise HTTPException(status_code=404, detail="No such guide")
    return FileResponse(GUIDES[key])
