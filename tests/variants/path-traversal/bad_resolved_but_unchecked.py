from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
MANUALS = Path("/srv/manuals").resolve()


@app.get("/manuals")
def manual(name: str):
    candidate = (MANUALS / name).resolve()
    if candidate.suffix != ".pdf":
        raise HTTPException(status_code=404, detail="No such manual")
    return FileResponse(candidate)  # finding
