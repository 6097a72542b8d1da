import os
from typing import Callable

from aiohttp import web


def opener(directory: str) -> Callable[[str], bytes]:
    known = {entry.name: entry.path for entry in os.scandir(directory) if entry.is_file()}

    def read(name: str) -> bytes:
        with open(known[name], "rb") as fh:
            return fh.read()

    return read


read_asset = opener("/srv/assets")


async def asset(request: web.Request) -> web.Response:
    return web.Response(body=read_asset(request.query["name"]), content_type="application/octet-stream")


app = web.Application()
app.router.add_get("/asset", asset)
