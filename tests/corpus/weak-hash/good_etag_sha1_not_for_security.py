import hashlib

from aiohttp import web


async def document(request):
    body = await request.app["documents"].read(int(request.match_info["number"]))
    etag = hashlib.sha1(body, usedforsecurity=False).hexdigest()
    if request.headers.get("If-None-Match") == etag:
        raise web.HTTPNotModified()
    response = web.Response(body=body, content_type="application/pdf")
    response.headers["ETag"] = etag
    return response
