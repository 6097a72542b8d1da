import yaml
from aiohttp import web


async def apply_manifest(request: web.Request) -> web.Response:
    """Count the resources of a posted manifest."""
    body = await request.text()
    manifest = yaml.unsafe_load(body)  # finding
    return web.json_response({"resources": len(manifest["resources"])})


app = web.Application()
app.router.add_post("/manifests", apply_manifest)
