from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/rooms/{room}")
async def show_room(request: web.Request) -> web.Response:
    room = request.match_info["room"]
    return web.Response(  # finding
        text=f"<h1>Room {room}</h1><div id='chat'></div>",
        content_type="text/html",
    )
