"""Walking statements without looking into expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

SIMPLE = frozenset(
    {ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return, ast.Raise, ast.Pass, ast.Assert, ast.Delete}
)
"""The most frequent statements that hold no others."""


def inside(statement: ast.AST) -> list[ast.stmt]:
    """The statements right within a module or a compound statement, in order."""
    found: list[ast.stmt] = []
    for field in statement._fields:
        if field in ("body", "orelse", "finalbody"):
            found += getattr(statement, field)
        elif field in ("handlers", "cases"):
            for block in getattr(statement, field):
                found += block.body
    return found


def statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Every statement of a file, also within functions and classes."""
    pending: list[ast.AST] = [tree]
    while pending:
        for child in inside(pending.pop()):
            yield child
            if type(child) not in SIMPLE:
                pending.append(child)
