"""Unpicklers of a project's own: whether they choose the classes that they revive."""

from __future__ import annotations

import ast

from aisec_hooks.flow.callables import Function

METHOD = "find_class"


def is_choosy(method: Function) -> bool:
    """Whether such a `find_class` looks at the name; of a module alone everything can be had, `builtins.eval` too."""
    names = [a.arg for a in (*method.args.posonlyargs, *method.args.args)][1:]
    hands_on = any(isinstance(n, ast.Attribute) and n.attr == METHOD for n in ast.walk(method)) or any(
        isinstance(n, ast.Name) and n.id in ("getattr", "import_module", "__import__") for n in ast.walk(method)
    )
    if len(names) != 2 or not hands_on:
        return True  # it raises whatever it is asked for, or does something that is not known here
    if isinstance(method.body[-1], ast.Return) and not any(isinstance(n, ast.Raise) for n in ast.walk(method)):
        return all(_leaves(s) for s in method.body[:-1] if isinstance(s, ast.If))  # it may look, but it goes on
    known = _made_of(method, names[1])
    return any(_mentions(part, known) for node in ast.walk(method) for part in _tested(node))


def _made_of(method: Function, name: str) -> frozenset[str]:
    """The variables that hold the name: `full = f"{module}.{name}"`."""
    assigned = [n for n in ast.walk(method) if isinstance(n, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and n.value]
    found = frozenset({name})
    for node in assigned:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if node.value is not None and _mentions(node.value, found):
            found |= {t.id for t in targets if isinstance(t, ast.Name)}
    return found


def _leaves(statement: ast.If) -> bool:
    return any(isinstance(n, ast.Return) for n in ast.walk(statement))


def _tested(node: ast.AST) -> list[ast.expr]:
    """What decides something: sides of comparisons, keys that are looked up, what a check of the project is handed."""
    match node:
        case ast.Compare(left=left, comparators=comparators):
            return [left, *comparators]
        case ast.Subscript(slice=key):
            return [key]
        case ast.If(test=ast.Call() | ast.UnaryOp() as test) | ast.IfExp(test=ast.Call() | ast.UnaryOp() as test):
            return [test]
        case ast.Call(func=ast.Attribute(attr="get" | "issuperset" | "match" | "fullmatch"), args=arguments):
            return arguments
        case ast.Match(subject=subject):
            return [subject]
        case _:
            return []


def _mentions(node: ast.expr, names: frozenset[str]) -> bool:
    return any(isinstance(n, ast.Name) and n.id in names for n in ast.walk(node))
