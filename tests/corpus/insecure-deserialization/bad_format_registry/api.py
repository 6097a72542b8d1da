from aiohttp import web

from formats import read


async def ingest(request):
    body = await request.read()
    document = read(request.content_type, body)
    request.app["documents"].append(document)
    return web.json_response({"stored": len(request.app["documents"])})


app = web.Application()
app["documents"] = []
app.router.add_post("/ingest", ingest)
