import os
import zipfile

from fastapi import FastAPI, UploadFile

app = FastAPI()
THEMES = "/srv/themes"


@app.post("/themes")
def upload_theme(archive: UploadFile):
    with zipfile.ZipFile(archive.file) as zf:
        for info in zf.infolist():
            if info.is_dir():
                continue
            with open(os.path.join(THEMES, info.filename), "wb") as out:  # finding
                out.write(zf.read(info))
    return {"installed": True}
