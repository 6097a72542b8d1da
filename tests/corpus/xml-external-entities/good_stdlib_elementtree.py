import xml.etree.ElementTree as ElementTree

from aiohttp import web


async def shipment(request):
    payload = await request.read()
    parcel = ElementTree.fromstring(payload)
    return web.json_response({"tracking": parcel.findtext("tracking")})


app = web.Application()
app.router.add_post("/shipment", shipment)
