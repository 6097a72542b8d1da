from pathlib import Path

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
DRAFTS = Path("drafts")


class Draft(BaseModel):
    filename: str
    content: str


@app.post("/drafts")
def save_draft(draft: Draft):
    target = DRAFTS / draft.filename
    target.write_text(draft.content)  # finding
    return {"saved": True}
