import yaml
from aiohttp import web


async def apply_manifest(request: web.Request) -> web.Response:
    body = await request.text()
    manifest = yaml.load(body, Loader=yaml.SafeLoader)
    return web.json_response({"resources": len(manifest["resources"])})


app = web.Application()
app.router.add_post("/manifests", apply_manifest)
