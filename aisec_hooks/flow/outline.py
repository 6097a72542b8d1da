"""What a file declares and calls, read off its tree alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from aisec_hooks.flow.callables import Function
from aisec_hooks.flow.options import harmless_options
from aisec_hooks.flow.sources import last_name
from aisec_hooks.syntax.blocks import statements

_REGISTERING = frozenset("add_url_rule add_api_route add_route path re_path url Route".split())


def called(tree: ast.Module) -> frozenset[str]:
    """The names that are called, or handed to functions of the file to call."""
    calls = [n for n in _calls(tree) if isinstance(n.func, ast.Name)]
    own = {n.name for n in tree.body if isinstance(n, Function)}
    handed = (a for c in calls if last_name(c.func) in own for a in (*c.args, *(k.value for k in c.keywords)))
    names = (n for n in (*handed, *(c.func for c in calls)) if isinstance(n, ast.Name))
    return frozenset(n.id for n in names)


def called_methods(tree: ast.Module) -> frozenset[str]:
    """The names of methods that are called."""
    return frozenset(call.func.attr for call in _calls(tree) if isinstance(call.func, ast.Attribute))


def options(tree: ast.Module) -> frozenset[str]:
    """The options of a command line that no text of the caller's choosing fits."""
    return harmless_options(c for c in _calls(tree) if last_name(c.func) == "add_argument")


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.Call))


def classes(tree: ast.Module) -> list[ast.ClassDef]:
    """All classes, also those within functions."""
    return [statement for statement in statements(tree) if isinstance(statement, ast.ClassDef)]


def registered(tree: ast.Module) -> dict[str, ast.Call]:
    """Function -> the call that makes a router call it: `app.add_url_rule("/x/<name>", view_func=show)`."""
    found: dict[str, ast.Call] = {}
    for statement in statements(tree):
        calls: list[ast.expr] = [statement.value] if isinstance(statement, ast.Expr) else []
        if isinstance(statement, ast.Assign | ast.AugAssign) and isinstance(statement.value, ast.List):
            calls = statement.value.elts
        for call in calls:
            if isinstance(call, ast.Call) and last_name(call.func) in _REGISTERING:
                given = (*call.args, *(k.value for k in call.keywords))
                found.update({a.id: call for a in given if isinstance(a, ast.Name)})
    return found
