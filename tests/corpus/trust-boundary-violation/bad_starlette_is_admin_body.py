import os

from fastapi import FastAPI, Request
from starlette.middleware.sessions import SessionMiddleware

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=os.environ["SESSION_KEY"])


@app.post("/api/session")
async def start_session(request: Request):
    body = await request.json()
    request.session["display_name"] = str(body.get("display_name", ""))[:40]
    request.session["is_admin"] = bool(body.get("is_admin", False))
    return {"ok": True}
