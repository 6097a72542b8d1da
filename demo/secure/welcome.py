"""The page a member sees first."""

from html import escape

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/welcome/{name}")
def welcome(name: str) -> HTMLResponse:
    return HTMLResponse(f"<h1>Good to see you again, {escape(name)}</h1>")
