import pathlib

from aiohttp import web

routes = web.RouteTableDef()
MAPS = pathlib.Path("/srv/maps")


@routes.get("/maps/{region:.+}")
async def get_map(request: web.Request) -> web.StreamResponse:
    try:
        region = int(request.match_info["region"])
    except ValueError:
        raise web.HTTPNotFound() from None
    return web.FileResponse(MAPS / f"{region:05d}.png")


app = web.Application()
app.add_routes(routes)
