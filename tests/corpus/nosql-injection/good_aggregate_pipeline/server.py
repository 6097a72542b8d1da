from aiohttp import web
from bson import ObjectId
from bson.errors import InvalidId
from motor.motor_asyncio import AsyncIOMotorClient

from pipeline import spending

routes = web.RouteTableDef()


@routes.post("/spending")
async def totals(request: web.Request) -> web.Response:
    body = await request.json()
    try:
        account = ObjectId(body["account"])
    except (InvalidId, TypeError) as exc:
        raise web.HTTPBadRequest() from exc
    stages = spending({"account": account})
    cursor = request.app["db"].payments.aggregate(stages)
    return web.json_response(await cursor.to_list(length=100))


def build() -> web.Application:
    app = web.Application()
    app["db"] = AsyncIOMotorClient()["ledger"]
    app.add_routes(routes)
    return app


if __name__ == "__main__":
    web.run_app(build())
