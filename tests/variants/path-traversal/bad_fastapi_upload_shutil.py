import shutil
from pathlib import Path

from fastapi import FastAPI, File, UploadFile

app = FastAPI()
UPLOADS = Path("uploads")


@app.post("/avatars")
def upload_avatar(file: UploadFile = File(...)):
    destination = UPLOADS / file.filename
    with destination.open("wb") as buffer:  # finding
        shutil.copyfileobj(file.file, buffer)
    return {"status": "uploaded"}
