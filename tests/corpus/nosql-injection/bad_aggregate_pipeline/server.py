from aiohttp import web
from motor.motor_asyncio import AsyncIOMotorClient

from pipeline import spending

routes = web.RouteTableDef()


@routes.post("/spending")
async def totals(request: web.Request) -> web.Response:
    body = await request.json()
    stages = spending({"account": body["account"]})
    cursor = request.app["db"].payments.aggregate(stages)
    return web.json_response(await cursor.to_list(length=100))


def build() -> web.Application:
    app = web.Application()
    app["db"] = AsyncIOMotorClient()["ledger"]
    app.add_routes(routes)
    return app


if __name__ == "__main__":
    web.run_app(build())
