"""Which functions and classes a file hands to libraries for them to call, such as `app.add_url_rule(path, show)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aisec_hooks.flow.annotations import meant, metadata, parameters
from aisec_hooks.flow.callables import Function
from aisec_hooks.flow.known import Known
from aisec_hooks.flow.library import Entry
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.remembered import read_off
from aisec_hooks.flow.sources import last_name
from aisec_hooks.syntax.blocks import statements
from aisec_hooks.syntax.names import Names

EVERYTHING = "*"
_PATHS = frozenset("path rule uri route url".split())


class Route(NamedTuple):
    """How a library comes to call a function."""

    library: str
    """Its name, "" where the library is not known."""
    entry: Entry | None
    """None if nothing known calls the function."""
    path: str = ""
    """The pattern of the URL, "" if it is not known."""
    html: bool = False
    """A text that the function returns is sent as HTML."""
    guessed: bool = False
    """Nothing but its first parameters speaks for it: of the others nothing is known."""


def registrations(program: Program) -> dict[str, tuple[Route, ...]]:
    """The functions ("show", "self.show") and classes that are handed to a library -> how it calls them."""
    return _registrations(program.tree, program.names, program.known)


def is_called(pattern: str, name: str, function: ast.expr, entry: Entry) -> bool:
    """Whether a decorator or registrar is the one that a pattern means."""
    if pattern.count(".") == 1 and pattern.startswith("."):
        return isinstance(function, ast.Attribute) or bool(entry.path)
    return name == pattern or name.endswith(pattern if pattern.startswith(".") else f".{pattern}")


def url_pattern(decorator: ast.expr, entry: Entry) -> str | None:
    """The pattern of the URL, "" if the library does not need one, None if it does and there is none."""
    if not isinstance(decorator, ast.Call):
        return None if entry.path else ""
    for key in entry.path:
        given = [k.value for k in decorator.keywords if k.arg == key]
        if isinstance(key, int):
            given = decorator.args[key : key + 1]
        for node in given:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:1] in ("/", "", "<"):
                return node.value
            if isinstance(node, ast.List) and node.elts and isinstance(node.elts[0], ast.Constant):
                return str(node.elts[0].value)
    return None if entry.path else _first_text(decorator)


@lru_cache(maxsize=2)
def _registrations(tree: ast.Module, names: Names, its: Known) -> dict[str, tuple[Route, ...]]:
    found: dict[str, tuple[Route, ...]] = {}
    for call in read_off(tree, _all_calls if its.providers else _calls):
        for pattern, library, entry in its.registrars.get(last_name(call.func), ()):
            if not is_called(pattern, names.qualified(call.func), call.func, entry):
                continue
            if entry.path and url_pattern(call, entry) is None:
                continue
            handed_over = list(_handed_over(call))
            if entry.whole_module and not handed_over:
                handed_over = [(EVERYTHING, "")]
            for key, path in handed_over:
                found[key] = (*found.get(key, ()), Route(library.name, entry, path, entry.html))
    return found


def _all_calls(tree: ast.Module) -> list[ast.Call]:
    """The calls of a file that may hand functions over, also in parameters' defaults."""
    return [*_calls(tree), *(c for s in statements(tree) if isinstance(s, Function) for c in _called_in_parameters(s))]


def _calls(tree: ast.Module) -> list[ast.Call]:
    """The calls of a file that may hand functions over: statements, values, members of lists."""
    found: list[ast.Call] = []
    for statement in statements(tree):
        match statement:
            case ast.Expr(value=value) | ast.Assign(value=value) | ast.AugAssign(value=value):
                found += _called_in(value)
            case ast.Return(value=ast.expr() as value) | ast.AnnAssign(value=ast.expr() as value):
                found += _called_in(value)
            case ast.With(items=items) | ast.AsyncWith(items=items):
                found += (call for item in items for call in _called_in(item.context_expr))
            case _:
                pass
    return found


def _called_in(node: ast.expr) -> Iterator[ast.Call]:
    pending = [node]
    while pending:
        match pending.pop():
            case ast.Call() as call:
                yield call
                pending += [*call.args, *(k.value for k in call.keywords)]
                if isinstance(call.func, ast.Attribute):
                    pending.append(call.func.value)
            case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
                pending += elements
            case ast.Await(value=value) | ast.Starred(value=value):
                pending.append(value)
            case ast.BinOp(left=left, right=right):
                pending += [left, right]
            case ast.Dict(values=values):
                pending += values
            case _:
                pass


def _called_in_parameters(function: Function) -> Iterator[ast.Call]:
    for argument, default in parameters(function):
        if isinstance(default, ast.Call):
            yield from _called_in(default)
            yield from _of_annotation(argument, default)
        for beside in metadata(argument.annotation):
            yield from _called_in(beside)
            yield from _of_annotation(argument, beside)
    for decorator in function.decorator_list:
        yield from _called_in(decorator)


def _of_annotation(argument: ast.arg, call: ast.expr) -> Iterator[ast.Call]:
    """`common: Common = Depends()` is `Depends(Common)`."""
    if isinstance(call, ast.Call) and not call.args and (made := next(meant(argument.annotation), None)) is not None:
        yield ast.Call(func=call.func, args=[made], keywords=call.keywords)


def _handed_over(call: ast.Call) -> Iterator[tuple[str, str]]:
    """The functions and classes among the arguments of a call, with the pattern of their URL."""
    pending = [(a, _first_text(call)) for a in (*call.args, *(k.value for k in call.keywords))]
    while pending:
        node, path = pending.pop(0)
        match node:
            case ast.Name(id=name):
                yield name, path
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
                yield f"self.{name}", path
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="as_view" | "as_asgi")):
                yield name, path
            case ast.Call(func=ast.Name(id=name)):  # an object just made
                yield name, path
            case ast.Call(func=ast.Attribute(attr="partial"), args=[first, *_]):
                pending.append((first, path))
            case ast.Tuple(elts=elements):  # Tornado's ("/path", Handler)
                texts = [e.value for e in elements[:1] if isinstance(e, ast.Constant) and isinstance(e.value, str)]
                pending += [(e, texts[0] if texts else path) for e in elements]
            case ast.List(elts=elements):
                pending += [(e, path) for e in elements]
            case _:
                pass


def _first_text(call: ast.Call) -> str:
    candidates = [*call.args[:2], *(k.value for k in call.keywords if k.arg in _PATHS)]
    return next((n.value for n in candidates if isinstance(n, ast.Constant) and isinstance(n.value, str)), "")
