from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

router = APIRouter()
NOTES_DIR = Path("/srv/notes")


@router.get("/notes")
async def read_note(title: str) -> PlainTextResponse:
    note = NOTES_DIR / title
    return PlainTextResponse(note.read_text(encoding="utf-8"))  # finding
