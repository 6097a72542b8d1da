import tarfile

from fastapi import APIRouter, UploadFile

router = APIRouter()


@router.post("/datasets")
def upload_dataset(archive: UploadFile):
    """Unpack an uploaded dataset."""
    with tarfile.open(fileobj=archive.file, mode="r:gz") as tar:
        tar.extractall("/srv/datasets")  # finding
    return {"status": "unpacked"}
