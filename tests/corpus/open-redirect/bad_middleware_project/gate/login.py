from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from .targets import Target

router = APIRouter()


@router.post("/login")
async def login(user: str = Form(...), next: str = Form("/")):
    target = Target(next)
    response = RedirectResponse(target.url, status_code=303)
    response.set_cookie("user", user, httponly=True, secure=True, samesite="lax")
    return response
