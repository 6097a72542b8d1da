import shutil
from pathlib import Path

from fastapi import FastAPI, File, HTTPException, UploadFile

app = FastAPI()
UPLOADS = Path("uploads")


@app.post("/avatars")
def upload_avatar(file: UploadFile = File(...)):
    name = Path(file.filename or "").name
    if name in ("", ".."):
        raise HTTPException(status_code=400, detail="The file has no usable name")
    with (UPLOADS / name).open("wb") as buffer:
        shutil.copyfileobj(file.file, buffer)
    return {"status": "uploaded"}
