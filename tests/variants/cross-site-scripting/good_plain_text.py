from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from starlette.responses import Response

app = FastAPI()


@app.get("/echo")
def echo(text: str) -> PlainTextResponse:
    return PlainTextResponse(f"You said <{text}>")


@app.get("/calendar")
def calendar(name: str) -> Response:
    return Response(f"BEGIN:VCALENDAR\r\nNAME:{name}\r\nEND:VCALENDAR", media_type="text/calendar")
