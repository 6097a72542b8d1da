import json
import logging

from aiohttp import web


async def vote(request):
    data = await request.json()
    choice = data["choice"].replace("\t", " ")
    logging.info("vote: %s", json.dumps({"choice": choice}))
    return web.json_response({"accepted": True})


app = web.Application()
app.router.add_post("/vote", vote)
