from urllib.parse import urlsplit

from aiohttp import web


async def short(request: web.Request):
    data = await request.post()
    destination = str(data.get("destination", ""))
    parts = urlsplit(destination)
    if parts.scheme == "https" and parts.netloc == "www.example.com":
        raise web.HTTPFound(location=destination)
    raise web.HTTPFound("/")


app = web.Application()
app.add_routes([web.post("/short", short)])
