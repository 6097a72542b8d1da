from fastapi import FastAPI, HTTPException

from reader import node_path, value_of

app = FastAPI()


@app.get("/settings/{section}")
async def read_setting(section: str, key: str):
    try:
        path = node_path(section, key)
    except KeyError as exc:
        raise HTTPException(404) from exc
    return {"value": value_of(path)}
