import uuid

import aiofiles
from fastapi import APIRouter, UploadFile

router = APIRouter()


@router.post("/documents")
async def upload_document(document: UploadFile):
    stored_as = f"{uuid.uuid4().hex}.bin"
    async with aiofiles.open(f"/srv/documents/{stored_as}", "wb") as out:
        while chunk := await document.read(64 * 1024):
            await out.write(chunk)
    return {"stored_as": stored_as, "original_name": document.filename}
