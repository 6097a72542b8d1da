from enum import Enum
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse

api = FastAPI(title="docs mirror")
DOCS = Path("/srv/docs")


class Page(str, Enum):
    index = "index.html"
    install = "install.html"
    faq = "faq.html"


@api.get("/docs/{page:path}")
async def serve(page: Page):
    document = DOCS.joinpath(page.value)
    if not document.is_file():
        document = DOCS / "404.html"
    return FileResponse(document)
