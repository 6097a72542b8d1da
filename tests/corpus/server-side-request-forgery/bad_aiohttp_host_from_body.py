import aiohttp
from aiohttp import web


async def probe(request: web.Request) -> web.Response:
    payload = await request.json()
    host, port = payload["host"], payload.get("port", 80)
    target = f"http://{host}:{port}/health"
    async with aiohttp.ClientSession() as session:
        async with session.get(target) as reply:
            return web.json_response({"host": host, "healthy": reply.status == 200})


app = web.Application()
app.router.add_post("/probe", probe)
