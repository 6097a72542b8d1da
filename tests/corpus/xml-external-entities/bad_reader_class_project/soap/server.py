from fastapi import FastAPI, Request

from .reader import LegacyReader

app = FastAPI()


@app.post("/soap")
async def soap(request: Request):
    reader = LegacyReader(await request.body())
    return {"action": reader.root().tag}
