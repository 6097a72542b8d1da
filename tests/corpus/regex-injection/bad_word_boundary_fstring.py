import re

from fastapi import FastAPI

app = FastAPI()
TEXT = "The quick brown fox jumps over the lazy dog"


def highlight(text: str, term: str) -> str:
    matcher = re.compile(rf"\b({term})\b", re.IGNORECASE)
    return matcher.sub(r"[\1]", text)


@app.get("/highlight")
def show(term: str):
    return {"text": highlight(TEXT, term)}
