"""What functions of the file return, and the entries of dictionaries that are written out, merged or made so."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from aisec_hooks.syntax.bindings import FUNCTIONS, Function
from aisec_hooks.syntax.given import Arguments, Given
from aisec_hooks.syntax.parameters import parameters

if TYPE_CHECKING:
    from aisec_hooks.syntax.around import Around

_DEEPEST = 6
_MOST_FOLLOWED = 5_000
"""Calls that are taken for what their function returns: what returns two answers of another doubles them."""


def entries(node: ast.AST, around: Around, depth: int = 0) -> dict[str, Given] | None:
    """The entries of a dict with constant keys, what is stored in it later included; None if there may be more."""
    value = around.value(node)
    found = _made(value, depth) if depth < _DEEPEST else None
    if found is None:
        return None
    for key, item in around.stored(node):
        name = around.constant(key)
        if not isinstance(name, str):
            return None
        found[name] = Given(item, around)
    return found


def rest(function: Function, given: Arguments, call: ast.Call) -> dict[str, Given]:
    """What `**options` of a function is where a call hands it these arguments."""
    if function.args.kwarg is None or given.open:
        return {}
    more = {k: v for k, v in given.named.items() if k not in parameters(function) or k == function.args.kwarg.arg}
    arounds = {id(v.around): v.around for v in more.values()}
    if len(arounds) > 1 or not more or not all(isinstance(v.node, ast.expr) for v in more.values()):
        return {}
    keys: list[ast.expr | None] = [ast.copy_location(ast.Constant(k), call) for k in more]
    values = [v.node for v in more.values() if isinstance(v.node, ast.expr)]
    return {function.args.kwarg.arg: Given(ast.copy_location(ast.Dict(keys, values), call), *arounds.values())}


def _made(value: Given, depth: int) -> dict[str, Given] | None:
    """What an expression makes."""
    around = value.around
    match value.node:
        case ast.Dict(keys=keys, values=values):
            return _written(list(zip(keys, values, strict=True)), around, depth)
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _merged(entries(left, around, depth + 1), entries(right, around, depth + 1))
        case ast.Call(func=ast.Name(id="dict"), args=[]):
            arguments = around.arguments(value.node)
            return None if arguments.open else dict(arguments.named)
        case ast.Call() if (found := returned(value.node, around)) is not None:
            return entries(found.node, found.around, depth + 1)
        case _:
            return None


def _written(pairs: list[tuple[ast.expr | None, ast.expr]], around: Around, depth: int) -> dict[str, Given] | None:
    found: dict[str, Given] = {}
    for key, item in pairs:
        if key is None:
            spread = entries(item, around, depth + 1)
            if spread is None:
                return None
            found.update(spread)
            continue
        name = around.constant(key)
        if not isinstance(name, str):
            return None
        found[name] = Given(item, around)
    return found


def _merged(first: dict[str, Given] | None, second: dict[str, Given] | None) -> dict[str, Given] | None:
    return None if first is None or second is None else first | second


def returned(call: ast.Call, around: Around) -> Given | None:
    """What a function of the file gives that does nothing but return it; None for any other."""
    if not isinstance(call.func, ast.Name):
        return None
    bound = around.bound(call.func)
    function = bound[0][0].node if len(bound) == 1 else None
    if not isinstance(function, FUNCTIONS) or function.decorator_list or function in around.outer:
        return None
    body = [s for s in function.body if not isinstance(s, ast.Expr)]
    if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
        return None
    around.file.followed += 1
    if around.file.followed > _MOST_FOLLOWED:
        return None
    return Given(body[0].value, bound[0][1].within(function, around.arguments(call), call))
