from fastapi import FastAPI, HTTPException, Response
from jinja2 import BaseLoader, Environment, StrictUndefined
from pydantic import BaseModel

app = FastAPI()
env = Environment(loader=BaseLoader(), undefined=StrictUndefined, autoescape=True)

LAYOUTS = {
    "invite": "Dear {{ name }}, you are invited to {{ event }}.",
    "thanks": "Dear {{ name }}, thank you for {{ gift }}.",
}


class LetterRequest(BaseModel):
    layout: str
    fields: dict[str, str] = {}


@app.post("/letters")
def letter(body: LetterRequest) -> Response:
    if body.layout not in LAYOUTS:
        raise HTTPException(404, f"no layout {body.layout}")
    text = env.from_string(LAYOUTS[body.layout]).render(body.fields)
    return Response(text, media_type="text/plain")
