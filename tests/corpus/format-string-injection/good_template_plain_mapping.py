import json
from string import Template

from aiohttp import web


async def label(request):
    body = await request.json()
    fields = {"number": "S-1", "carrier": "post", "weight": "2.5"}
    line = Template(body["layout"]).safe_substitute(fields)
    return web.Response(text=json.dumps({"label": line}), content_type="application/json")


app = web.Application()
app.router.add_post("/label", label)
