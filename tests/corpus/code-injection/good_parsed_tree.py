import ast
import operator

from aiohttp import web

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def value_of(node):
    match node:
        case ast.Expression(body=body):
            return value_of(body)
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](value_of(left), value_of(right))
        case _:
            raise web.HTTPBadRequest(text="arithmetic only")


async def evaluate(request):
    form = await request.post()
    tree = ast.parse(form["formula"], mode="eval")
    return web.json_response({"value": repr(value_of(tree))})


app = web.Application()
app.router.add_post("/evaluate", evaluate)
