from aiohttp import web
from app.storage import carts

routes = web.RouteTableDef()


@routes.post("/carts/{cart_id}/items")
async def add_item(request: web.Request) -> web.Response:
    item = await request.json()
    cart = await carts.get(request.match_info["cart_id"])
    cart.quantity += item["quantity"]  # finding
    await cart.save()
    return web.json_response({"quantity": cart.quantity})
