import aiohttp
from aiohttp import web


async def probe(request: web.Request) -> web.Response:
    payload = await request.json()
    service = payload["service"]
    target = f"http://status.example.internal:8080/health/{service}"
    async with aiohttp.ClientSession() as session:
        async with session.get(target) as reply:
            return web.json_response({"service": service, "healthy": reply.status == 200})


app = web.Application()
app.router.add_post("/probe", probe)
