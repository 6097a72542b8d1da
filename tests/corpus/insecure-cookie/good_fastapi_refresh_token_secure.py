from fastapi import Depends, FastAPI, HTTPException, Response
from fastapi.security import OAuth2PasswordRequestForm

from .tokens import create_refresh_token, verify_user

app = FastAPI()


@app.post("/auth/login")
async def login(response: Response, form: OAuth2PasswordRequestForm = Depends()):
    user = await verify_user(form.username, form.password)
    if user is None:
        raise HTTPException(status_code=401)
    response.set_cookie(
        key="refresh_token",
        value=create_refresh_token(user),
        httponly=True,
        secure=True,
        samesite="strict",
        path="/auth/refresh",
        max_age=1209600,
    )
    return {"ok": True}
