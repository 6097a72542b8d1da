from io import BytesIO

from fastapi import FastAPI, Request
from lxml.etree import XMLParser, parse

app = FastAPI()


@app.post("/catalog")
async def catalog(request: Request):
    body = await request.body()
    tree = parse(BytesIO(body), parser=XMLParser(load_dtd=True, no_network=False, resolve_entities=True))
    return {"items": [node.text for node in tree.iter("item")]}
