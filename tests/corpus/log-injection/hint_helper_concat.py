import logging

from fastapi import FastAPI, Header

app = FastAPI()
audit = logging.getLogger("audit")


def record(action, who):
    audit.info(action + " by " + who)


@app.post("/items/{item}")
async def update(item: int, x_user: str = Header("unknown")):
    record("update", x_user)
    return {"item": item}
