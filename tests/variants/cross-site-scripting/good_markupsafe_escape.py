from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from markupsafe import escape

app = FastAPI()


@app.get("/hello", response_class=HTMLResponse)
def hello(visitor: str = "stranger"):
    page = f"<html><body><p>Good morning, {escape(visitor)}</p></body></html>"
    return HTMLResponse(content=page, status_code=200)
