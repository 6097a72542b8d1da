from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
TITLE = "Maintenance"
PAGE = f"<!doctype html><title>{TITLE}</title><h1>{TITLE}</h1>"


@app.get("/maintenance")
def maintenance(reason: str = ""):
    print(f"<maintenance reason={reason}>")
    return HTMLResponse(PAGE + "<p>" + "Back soon. " * 3 + "</p>")
