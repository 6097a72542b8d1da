from aiohttp import web

MEDIA = "/srv/media"


async def serve_media(request: web.Request) -> web.StreamResponse:
    """Serve a media file by its relative path."""
    relative = request.match_info["tail"]
    return web.FileResponse(MEDIA + "/" + relative)  # finding


app = web.Application()
app.router.add_get("/media/{tail:.+}", serve_media)
