import tarfile

from fastapi import FastAPI, UploadFile

app = FastAPI()
OPTIONS = {"numeric_owner": False, "filter": "data"}


@app.post("/import")
def imported(archive: UploadFile) -> dict[str, bool]:
    with tarfile.open(fileobj=archive.file, mode="r:*") as opened:
        opened.extractall("/srv/data", **OPTIONS)
    return {"done": True}
