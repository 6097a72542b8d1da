"""The parameters of a function."""

from __future__ import annotations

import ast

from aisec_hooks.syntax.bindings import Function


def parameters(function: Function) -> set[str]:
    """The names of all."""
    a = function.args
    rest = [x for x in (a.vararg, a.kwarg) if x is not None]
    return {p.arg for p in (*a.posonlyargs, *a.args, *a.kwonlyargs, *rest)}


def defaults(function: Function) -> dict[str, ast.expr]:
    """The defaults of those that have one."""
    a = function.args
    plain = [*a.posonlyargs, *a.args]
    found = {p.arg: d for p, d in zip(plain[len(plain) - len(a.defaults) :], a.defaults, strict=False)}
    return {**found, **{p.arg: d for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is not None}}


def annotation(function: Function, name: str) -> ast.expr | None:
    """What a parameter is said to be, `Optional`, `Annotated` and `| None` taken off."""
    a = function.args
    node = next((p.annotation for p in (*a.posonlyargs, *a.args, *a.kwonlyargs) if p.arg == name), None)
    while True:
        match node:
            case ast.BinOp(op=ast.BitOr(), left=left, right=right):
                node = right if isinstance(left, ast.Constant) else left
            case ast.Subscript(value=ast.Name(id="Optional" | "Annotated"), slice=inner):
                node = inner.elts[0] if isinstance(inner, ast.Tuple) and inner.elts else inner
            case _:
                return node
