from aiohttp import web
from send import post

routes = web.RouteTableDef()


@routes.post("/try")
async def attempt(request):
    body = await request.json()
    return web.json_response({"status": await post(body["url"], {"text": "hello"})})
