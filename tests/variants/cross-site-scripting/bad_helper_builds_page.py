from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse

app = FastAPI()


def layout(title: str, body: str) -> str:
    return f"<!doctype html><title>{title}</title><main>{body}</main>"


@app.post("/contact")
def contact(subject: str = Form(...), message: str = Form(...)):
    content = "<h1>Thank you</h1><pre>" + message + "</pre>"
    return HTMLResponse(layout("Received", content))  # finding
