"""Code without its literals, which is safe to show of a file that nobody looked through for secrets."""

from __future__ import annotations

import ast
import copy

from aisec_hooks import late
from aisec_hooks.model import Span
from aisec_hooks.syntax.source import Module, Source

LONGEST = 400
"""Characters of a template's tag that are looked at."""
_TAG = late.compiled(r"\{[{%][^\n]*?[%}]\}")
_WITHIN = ("orelse", "finalbody", "handlers", "decorator_list")
_QUOTED = late.compiled(r"(\"|')[^\"'\n]*\1?")


def bare(source: Source, span: Span) -> str:
    """The code of a span with "…" for every text in it and no comments; "" where it cannot be told apart.

    Of Python it is the node with that span, or the statement around it, written anew. Of other files only a
    template's tag.
    """
    if isinstance(source.python, Module):
        node = _node(source, source.python.tree, span)
        return _written(node) if node is not None else ""
    text = source.segment(span)[:LONGEST]
    return _QUOTED.sub('"…"', text) if _TAG.fullmatch(text.strip()) else ""


def _node(source: Source, tree: ast.Module, span: Span) -> ast.AST | None:
    """The largest node with a span, else the last statement that starts on its line."""
    pending: list[ast.AST] = [tree]
    statement: ast.stmt | None = None
    while pending:
        node = pending.pop()
        for child in ast.iter_child_nodes(node):
            first, last = getattr(child, "lineno", None), getattr(child, "end_lineno", None)
            if first is not None and last is not None:
                if last < span.start_line or _first_line(child, first) > span.start_line:
                    continue
                if first == span.start_line and source.span(child) == span:
                    return child
                if isinstance(child, ast.stmt) and first == span.start_line:
                    statement = child
            pending.append(child)
    return statement


def _first_line(node: ast.AST, line: int) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([line, *(d.lineno for d in decorators)])


def _written(node: ast.AST) -> str:
    """One line of code; of a function or class its head only."""
    try:
        made = _Blank().visit(copy.deepcopy(_head(node)))
        return ast.unparse(ast.fix_missing_locations(made)).split("\n")[0]
    except (RecursionError, ValueError, AttributeError, TypeError):
        return ""


def _head(node: ast.AST) -> ast.AST:
    """A compound statement without what is in it."""
    if not isinstance(node, ast.stmt) or "body" not in node._fields:
        return node
    within: dict[str, list[ast.AST]] = {name: [] for name in _WITHIN if name in node._fields}
    return type(node)(**{**dict(ast.iter_fields(node)), **within, "body": [ast.Pass()]})


class _Blank(ast.NodeTransformer):
    """Puts "…" in the place of texts."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:  # ast's name for it
        return ast.Constant(value="…") if isinstance(node.value, str | bytes) else node
