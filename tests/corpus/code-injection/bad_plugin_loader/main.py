from fastapi import FastAPI, Request

import plugins

app = FastAPI()


@app.post("/convert/{kind}")
async def convert(kind: str, request: Request):
    runner = plugins.load(kind)
    return runner(await request.body())
