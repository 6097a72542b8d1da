from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


@app.get("/snippets")
def snippet(label: str):
    return JSONResponse({"html": f"<b>{label}</b>", "label": label})


@app.get("/echo")
def echo(text: str):
    """FastAPI sends a returned string as JSON."""
    return f"<p>{text}</p>"
