import tempfile
import zipfile

from app.themes import install
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/themes")
def upload_theme(archive: UploadFile):
    """ZipFile.extractall drops drive letters, leading slashes and `..` itself."""
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(archive.file) as zf:
            zf.extractall(scratch)
        install(scratch)
    return {"installed": True}
