from fastapi import FastAPI, HTTPException, Request

import plugins

app = FastAPI()


@app.post("/convert/{kind}")
async def convert(kind: str, request: Request):
    try:
        runner = plugins.load(kind)
    except LookupError as exc:
        raise HTTPException(404, str(exc)) from exc
    return runner(await request.body())
