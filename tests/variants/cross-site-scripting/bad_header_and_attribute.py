from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/back")
async def back_link(request: Request):
    referer = request.headers.get("referer", "/")
    return HTMLResponse("<a href='" + referer + "'>Go back</a>")  # finding
