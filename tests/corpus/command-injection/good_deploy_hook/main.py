from fastapi import FastAPI, Request

from deployer import on_push

app = FastAPI()


@app.post("/hooks/push")
async def push(request: Request):
    event = await request.json()
    return {"deployed": await on_push(event)}
