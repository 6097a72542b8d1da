from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/players/{nickname}")
async def get_player(request: web.Request) -> web.Response:
    nickname = request.match_info["nickname"]
    async with request.app["pool"].acquire() as conn:
        row = await conn.fetchrow("SELECT id, score FROM players WHERE nickname = $1", nickname)
    if row is None:
        raise web.HTTPNotFound()
    return web.json_response({"id": row["id"], "score": row["score"]})
