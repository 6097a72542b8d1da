import os
import zipfile
from io import BytesIO

from fastapi import FastAPI, UploadFile

app = FastAPI()
DEST = "/srv/plugins"


def unpack(blob: bytes) -> list[str]:
    written = []
    with zipfile.ZipFile(BytesIO(blob)) as bundle:
        for member in bundle.infolist():
            if member.is_dir():
                continue
            target = os.path.join(DEST, member.filename)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with bundle.open(member) as src, open(target, "wb") as dst:
                dst.write(src.read())
            written.append(member.filename)
    return written


@app.post("/plugins")
async def install(bundle: UploadFile):
    return {"files": unpack(await bundle.read())}
