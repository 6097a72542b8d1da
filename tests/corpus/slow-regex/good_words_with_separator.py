import re

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()


class Comment(BaseModel):
    text: str


@app.post("/comments")
def comment(comment: Comment):
    if not re.fullmatch(r"\w+(?:\s\w+)*", comment.text):
        raise HTTPException(422, "only words, please")
    return {"stored": True}
