import os

from aiohttp import web

MEDIA = os.path.realpath("/srv/media")


async def serve_media(request: web.Request) -> web.StreamResponse:
    path = os.path.realpath(os.path.join(MEDIA, request.match_info["tail"]))
    if not path.startswith(MEDIA + os.sep):
        raise web.HTTPForbidden()
    return web.FileResponse(path)


app = web.Application()
app.router.add_get("/media/{tail:.+}", serve_media)
