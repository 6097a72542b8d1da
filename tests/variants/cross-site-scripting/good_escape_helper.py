from html import escape

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


@app.get("/welcome")
def welcome(nickname: str):
    nickname = escape(nickname.strip())
    return HTMLResponse(f"<h1>{nickname}</h1>" + paragraph("Nice to see you"))
