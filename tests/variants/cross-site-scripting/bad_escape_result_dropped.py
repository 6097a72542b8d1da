from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from markupsafe import escape

app = FastAPI()


@app.get("/welcome")
def welcome(nickname: str):
    escape(nickname)
    return HTMLResponse(f"<h1>Welcome back, {nickname}</h1>")  # finding
