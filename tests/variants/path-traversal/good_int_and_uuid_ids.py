from pathlib import Path
from uuid import UUID

from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()
SCANS = Path("/srv/scans")


@app.get("/patients/{patient_id}/scans/{scan_id}")
def read_scan(patient_id: int, scan_id: UUID):
    return FileResponse(SCANS / str(patient_id) / f"{scan_id}.png")
