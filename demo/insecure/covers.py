"""Serving the scanned covers of books."""

from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()


@app.get("/covers/{name:path}")
def cover(name: str) -> FileResponse:
    return FileResponse("/srv/covers/" + name)
