"""Our own checks of one node at a time."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from aisec_hooks.model import Match, Note, SyntaxRule
from aisec_hooks.rules import rule
from aisec_hooks.syntax.source import Kind, Module, Source

RULES = ("template-autoescape-off",)


class SyntaxEngine:
    """Runs every syntax rule whose words occur in the file."""

    name = "syntax"

    def wants(self, source: Source) -> bool:
        """Whether any rule's words occur."""
        return source.kind in (Kind.PYTHON, Kind.NOTEBOOK) and bool(_wanted(source))

    def check(self, source: Source) -> Iterator[Match | Note]:
        """The hits of the rules, in the order of the tree."""
        module = source.python
        if not isinstance(module, Module):
            return
        by_type: dict[type[ast.AST], list[SyntaxRule]] = defaultdict(list)
        for wanted in _wanted(source):
            for node_type in wanted.nodes:
                by_type[node_type].append(wanted)
        for node in ast.walk(module.tree):
            for found in by_type.get(type(node), ()):
                yield from _matches(found, node, source)


def _wanted(source: Source) -> list[SyntaxRule]:
    return [r for r in _rules() if any(word in source.text for word in r.hints)]


@cache
def _rules() -> tuple[SyntaxRule, ...]:
    return tuple(found for found in map(rule, RULES) if isinstance(found, SyntaxRule))


def _matches(found: SyntaxRule, node: ast.AST, source: Source) -> Iterator[Match]:
    for hit in found.check(node, source.names.qualified):
        yield Match(
            rule=found.name,
            span=source.span(hit.node),
            message=hit.message,
            severity=found.severity,
            confidence=hit.confidence,
            names=hit.names,
        )
