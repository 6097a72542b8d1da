from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/players/{nickname}")
async def get_player(request: web.Request) -> web.Response:
    nickname = request.match_info["nickname"]
    pool = request.app["pool"]
    async with pool.acquire() as conn:
        row = await conn.fetchrow(f"SELECT id, score FROM players WHERE nickname = '{nickname}'")  # finding
    if row is None:
        raise web.HTTPNotFound()
    return web.json_response({"id": row["id"], "score": row["score"]})
