import re
from pathlib import Path

from fastapi import FastAPI, HTTPException

app = FastAPI()
DRAFTS = Path("drafts")
SLUG = re.compile(r"[a-z0-9-]{1,60}")


@app.put("/drafts/{slug}")
def save_draft(slug: str, content: str):
    if not SLUG.fullmatch(slug):
        raise HTTPException(status_code=422, detail="A slug has letters, digits and hyphens")
    (DRAFTS / f"{slug}.md").write_text(content)
    return {"saved": slug}
