import os

from fastapi import FastAPI, HTTPException, Request
from starlette.middleware.sessions import SessionMiddleware

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=os.environ["SESSION_KEY"])

LOCALES = ("de", "en", "fr", "ja")


@app.post("/api/session")
async def start_session(request: Request):
    body = await request.json()
    locale = body.get("locale", "en")
    if locale not in LOCALES:
        raise HTTPException(status_code=422, detail="unknown locale")
    request.session["locale"] = locale
    request.session["is_admin"] = False
    return {"ok": True}
