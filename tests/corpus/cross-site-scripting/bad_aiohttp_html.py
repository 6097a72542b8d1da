from aiohttp import web


async def greet(request):
    who = request.rel_url.query.get("who", "world")
    body = "<h1>Hello, {}!</h1>".format(who)
    return web.Response(text=body, content_type="text/html")


app = web.Application()
app.router.add_get("/greet", greet)
