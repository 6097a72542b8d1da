"""Which function or class each line of a module is in."""

from __future__ import annotations

import ast

from aisec_hooks.syntax.blocks import SIMPLE, inside


def scopes(tree: ast.Module) -> dict[int, str]:
    """Line -> dotted name of the innermost function or class there; decorators belong to what they decorate."""
    found: dict[int, str] = {}
    pending: list[tuple[str, ast.AST]] = [("", tree)]
    while pending:
        outer, node = pending.pop()
        for child in inside(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                name = f"{outer}.{child.name}" if outer else child.name
                first = min([child.lineno, *(decorator.lineno for decorator in child.decorator_list)])
                # before what is in it, which then overwrites its part
                found.update(dict.fromkeys(range(first, (child.end_lineno or child.lineno) + 1), name))
                pending.append((name, child))
            elif type(child) not in SIMPLE:
                pending.append((outer, child))
    return found
