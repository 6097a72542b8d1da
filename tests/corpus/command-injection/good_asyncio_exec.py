import asyncio

from aiohttp import web

routes = web.RouteTableDef()


async def run(*command: str) -> str:
    proc = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await proc.communicate()
    return out.decode(errors="replace")


@routes.get("/whois/{domain}")
async def whois(request: web.Request) -> web.Response:
    domain = request.match_info["domain"].lower()
    text = await asyncio.wait_for(run("whois", "--", domain), timeout=15)
    return web.Response(text=text, content_type="text/plain")


app = web.Application()
app.add_routes(routes)
