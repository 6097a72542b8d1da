import logging

from fastapi import FastAPI, Query

app = FastAPI()
audit = logging.getLogger("audit")


def flat(value):
    return value.replace("\r", " ").replace("\n", " ")


def record(action, who):
    audit.info(action + " by " + flat(who))


@app.post("/items/{item}")
async def update(item: int, user: str = Query("unknown")):
    record("update", user)
    return {"item": item}
