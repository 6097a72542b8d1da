import html

from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/rooms/{room}")
async def show_room(request: web.Request) -> web.Response:
    room = html.escape(request.match_info["room"])
    return web.Response(text=f"<h1>Room {room}</h1>", content_type="text/html")
