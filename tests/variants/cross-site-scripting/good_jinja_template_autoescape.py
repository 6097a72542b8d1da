from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from jinja2 import Template

router = APIRouter()
templates = Jinja2Templates(directory="templates")
BADGE = Template("<span class='badge'>{{ label }}</span>", autoescape=True)


@router.get("/badge")
async def badge(label: str) -> HTMLResponse:
    return HTMLResponse(BADGE.render(label=label))


@router.get("/page")
async def page(request: Request, title: str):
    return templates.TemplateResponse(request, "page.html", {"title": title})
