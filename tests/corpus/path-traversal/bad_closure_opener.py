import os
from typing import Callable

from aiohttp import web


def opener(directory: str) -> Callable[[str], bytes]:
    def read(name: str) -> bytes:
        with open(os.path.join(directory, name), "rb") as fh:
            return fh.read()

    return read


read_asset = opener("/srv/assets")


async def asset(request: web.Request) -> web.Response:
    return web.Response(body=read_asset(request.query["name"]), content_type="application/octet-stream")


app = web.Application()
app.router.add_get("/asset", asset)
