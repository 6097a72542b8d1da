import json
import os

from fastapi import FastAPI, Request

app = FastAPI()
FOLDER = "/srv/profiles"


async def profile_name(request: Request) -> str:
    body = await request.json()
    return os.path.basename(str(body.get("profile", "default")))


@app.post("/profile")
async def profile(request: Request):
    name = await profile_name(request)
    with open(f"{FOLDER}/{name}.json", encoding="utf-8") as stream:
        return json.load(stream)
