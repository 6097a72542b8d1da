import json
from dataclasses import dataclass

from aiohttp import web


@dataclass
class Shipment:
    number: str
    carrier: object
    weight: float


async def label(request):
    body = await request.json()
    shipment = Shipment(number="S-1", carrier=request.app["carrier"], weight=2.5)
    line = body["layout"].format_map(vars(shipment))
    return web.Response(text=json.dumps({"label": line}), content_type="application/json")


app = web.Application()
app.router.add_post("/label", label)
