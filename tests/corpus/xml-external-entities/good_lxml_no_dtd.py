from io import BytesIO

from fastapi import FastAPI, Request
from lxml.etree import XMLParser, parse

app = FastAPI()


@app.post("/catalog")
async def catalog(request: Request):
    body = await request.body()
    tree = parse(BytesIO(body), parser=XMLParser(load_dtd=False, no_network=True, resolve_entities=False))
    return {"items": [node.text for node in tree.iter("item")]}
