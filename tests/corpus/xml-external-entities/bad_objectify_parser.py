from aiohttp import web
from lxml import etree, objectify


def strict_parser():
    parser = etree.XMLParser(resolve_entities=True, ns_clean=True)
    parser.set_element_class_lookup(objectify.ObjectifyElementClassLookup())
    return parser


async def shipment(request):
    payload = await request.read()
    parcel = objectify.fromstring(payload, strict_parser())
    return web.json_response({"tracking": str(parcel.tracking)})


app = web.Application()
app.router.add_post("/shipment", shipment)
