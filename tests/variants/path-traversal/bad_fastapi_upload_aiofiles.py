import aiofiles
from fastapi import APIRouter, UploadFile

router = APIRouter()


@router.post("/documents")
async def upload_document(document: UploadFile):
    async with aiofiles.open(f"/srv/documents/{document.filename}", "wb") as out:  # finding
        while chunk := await document.read(64 * 1024):
            await out.write(chunk)
    return {"stored": True}
