from fastapi import FastAPI, Response
from jinja2 import BaseLoader, Environment, StrictUndefined
from pydantic import BaseModel

app = FastAPI()
env = Environment(loader=BaseLoader(), undefined=StrictUndefined, autoescape=True)


class LetterRequest(BaseModel):
    layout: str
    fields: dict[str, str] = {}


@app.post("/letters")
def letter(body: LetterRequest) -> Response:
    text = env.from_string(body.layout).render(body.fields)
    return Response(text, media_type="text/plain")
