import os

from aiohttp import web

routes = web.RouteTableDef()


@routes.put("/blobs")
async def put_blob(request: web.Request) -> web.Response:
    name = request.headers["X-Blob-Name"]
    data = await request.read()
    with open(os.path.join("/srv/blobs", name), "wb") as blob:  # finding
        blob.write(data)
    return web.json_response({"size": len(data)})
