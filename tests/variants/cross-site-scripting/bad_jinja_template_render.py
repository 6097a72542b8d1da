from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from jinja2 import Template

router = APIRouter()

BADGE = Template("<span class='badge'>{{ label }}</span>")


@router.get("/badge")
async def badge(label: str) -> HTMLResponse:
    return HTMLResponse(BADGE.render(label=label))  # finding
