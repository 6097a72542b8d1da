import re

from aiohttp import web

LOCAL = r"([a-z0-9._-]+)*"
EMAIL = re.compile("^" + LOCAL + r"@example\.com$", re.I)


async def subscribe(request):
    form = await request.post()
    address = str(form["email"])
    if EMAIL.search(address):
        return web.json_response({"subscribed": address})
    raise web.HTTPBadRequest()


app = web.Application()
app.router.add_post("/subscribe", subscribe)
