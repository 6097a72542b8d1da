import markdown
import nh3
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

PAGE = "<html><body>%(text)s</body></html>"
convert = markdown.Markdown(extensions=["tables"])


async def preview(request):
    form = await request.form()
    return HTMLResponse(PAGE % {"text": nh3.clean(convert.reset().convert(form["text"]))})


app = Starlette(routes=[Route("/preview", preview, methods=["POST"])])
