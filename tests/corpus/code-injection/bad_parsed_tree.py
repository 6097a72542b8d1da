import ast

from aiohttp import web


def parse(text):
    tree = ast.parse(text, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "exit":
            raise web.HTTPBadRequest(text="not here")
    return tree


async def evaluate(request):
    form = await request.post()
    tree = parse(form["formula"])
    value = eval(compile(tree, "<formula>", "eval"))
    return web.json_response({"value": repr(value)})


app = web.Application()
app.router.add_post("/evaluate", evaluate)
