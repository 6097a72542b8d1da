import logging

from aiohttp import web


async def vote(request):
    data = await request.json()
    choice = data["choice"].replace("\t", " ")
    logging.info("vote: %s", choice)
    return web.json_response({"accepted": True})


app = web.Application()
app.router.add_post("/vote", vote)
