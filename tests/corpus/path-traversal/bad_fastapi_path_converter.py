from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse

api = FastAPI(title="docs mirror")
DOCS = Path("/srv/docs")


@api.get("/docs/{page:path}")
async def serve(page: str):
    document = DOCS.joinpath(page)
    if not document.is_file():
        document = DOCS / "404.html"
    return FileResponse(document)
