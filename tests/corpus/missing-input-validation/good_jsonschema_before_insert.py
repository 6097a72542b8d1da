import os

from aiohttp import web
from jsonschema import ValidationError, validate
from motor.motor_asyncio import AsyncIOMotorClient

routes = web.RouteTableDef()
readings = AsyncIOMotorClient(os.environ["MONGO_URI"]).plant.readings

BATCH = {
    "type": "array",
    "maxItems": 200,
    "items": {
        "type": "object",
        "properties": {"sensor": {"type": "integer"}, "celsius": {"type": "number"}},
        "required": ["sensor", "celsius"],
        "additionalProperties": False,
    },
}


@routes.post("/readings")
async def upload(request: web.Request) -> web.Response:
    batch = await request.json()
    try:
        validate(batch, BATCH)
    except ValidationError as error:
        raise web.HTTPBadRequest(text=error.message)
    await readings.insert_many(batch)
    return web.json_response({"stored": len(batch)})
