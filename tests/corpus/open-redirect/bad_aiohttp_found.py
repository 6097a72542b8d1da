from aiohttp import web


async def short(request: web.Request):
    data = await request.post()
    destination = str(data.get("destination", ""))
    if "example.com" in destination:
        raise web.HTTPFound(location=destination)
    raise web.HTTPFound("/")


app = web.Application()
app.add_routes([web.post("/short", short)])
