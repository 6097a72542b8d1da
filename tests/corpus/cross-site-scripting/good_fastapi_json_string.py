from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


def page(body: str) -> str:
    return "\n".join(["<html>", "<body>", body, "</body>", "</html>"])


@app.get("/", response_class=HTMLResponse)
async def index():
    return page("<p>ready</p>")


@app.get("/status")
async def status(message: str = "ready"):
    return page(f"<p>{message}</p>")
