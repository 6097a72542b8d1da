import pathlib

from aiohttp import web

routes = web.RouteTableDef()
MAPS = pathlib.Path("/srv/maps")


@routes.get("/maps/{region:.+}")
async def get_map(request: web.Request) -> web.StreamResponse:
    region = request.match_info["region"]
    return web.FileResponse(MAPS / region)


app = web.Application()
app.add_routes(routes)
