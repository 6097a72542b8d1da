"""Credentials that are shown rather than used: in docstrings, in code that a bundler wrote."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from aisec_hooks import late
from aisec_hooks.model import Confidence, Match
from aisec_hooks.syntax.source import Module, Source

_ISSUED = frozenset({"provider-token", "private-key"})
_LONGEST_WRITTEN_LINE = 1_000
"""Nobody writes longer lines of code by hand."""
_PRIVATE_NAME = late.compiled(r"_[a-z]+(?:_[a-z]+)*")
"""`_csrftoken`: what a session or a dictionary calls it."""


def tempered(source: Source, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches, those that stand where a literal is shown in passing at most as advice.

    Tokens that a service issued and private keys count wherever they stand.
    """
    docstrings: frozenset[int] | None = None
    for match in matches:
        if match.confidence is Confidence.HIGH and match.rule not in _ISSUED:
            docstrings = _docstrings(source) if docstrings is None else docstrings
            line = match.span.start_line
            if (
                line in docstrings
                or len(source.lines[line - 1]) > _LONGEST_WRITTEN_LINE
                or _PRIVATE_NAME.fullmatch(match.secret)
            ):
                yield replace(match, confidence=Confidence.MEDIUM)
                continue
        yield match


def _docstrings(source: Source) -> frozenset[int]:
    """The lines of every docstring."""
    lines: set[int] = set()
    for node in ast.walk(source.python.tree) if isinstance(source.python, Module) else ():
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                lines.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return frozenset(lines)
