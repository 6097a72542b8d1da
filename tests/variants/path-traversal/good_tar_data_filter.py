import tarfile

from fastapi import APIRouter, UploadFile

router = APIRouter()


@router.post("/datasets")
def upload_dataset(archive: UploadFile):
    with tarfile.open(fileobj=archive.file, mode="r:gz") as tar:
        tar.extractall("/srv/datasets", filter="data")
    return {"status": "unpacked"}
