from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def banner(request: Request) -> Response:
    message = request.query_params.get("message", "")
    html = "<marquee>{}</marquee>".format(message)
    return Response(html, media_type="text/html")  # finding


app = Starlette(routes=[Route("/banner", banner)])
