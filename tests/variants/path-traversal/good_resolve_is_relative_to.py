from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
REPORTS = Path("/srv/reports").resolve()


@app.get("/reports/{name:path}")
def download_report(name: str):
    location = (REPORTS / name).resolve()
    if not location.is_relative_to(REPORTS):
        raise HTTPException(status_code=400, detail="Bad path")
    return FileResponse(location, media_type="application/pdf")
