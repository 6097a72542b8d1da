import os

from aiohttp import web
from motor.motor_asyncio import AsyncIOMotorClient

routes = web.RouteTableDef()
readings = AsyncIOMotorClient(os.environ["MONGO_URI"]).plant.readings


@routes.post("/readings")
async def upload(request: web.Request) -> web.Response:
    batch = await request.json()
    if not batch:
        raise web.HTTPBadRequest(text="empty batch")
    await readings.insert_many(batch)
    return web.json_response({"stored": len(batch)})
