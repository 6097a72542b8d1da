"""Our own checks of one node at a time."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from aisec_hooks.engines.context import is_test_code
from aisec_hooks.model import Cleared, Confidence, Hit, Match, Note, SyntaxRule
from aisec_hooks.rules import rule
from aisec_hooks.syntax.around import Around, File, Link
from aisec_hooks.syntax.source import Kind, Module, Source

RULES = (
    "certificate-check-off",
    "cleartext-protocol",
    "insecure-cookie",
    "insecure-temp-file",
    "permissive-file-mode",
    "request-without-timeout",
    "slow-regex",
    "template-autoescape-off",
    "weak-cipher",
    "weak-key-size",
    "weak-tls",
)


class SyntaxEngine:
    """Runs every syntax rule on the nodes of the lines that hold one of its words."""

    name = "syntax"

    def wants(self, source: Source) -> bool:
        """Whether any rule's words occur."""
        if source.kind is Kind.TEXT:
            return False
        text = source.text
        return any(_wanted(found, text) for found in _rules())

    def check(self, source: Source) -> Iterator[Match | Cleared | Note]:
        """The hits of the rules, in the order of the tree."""
        module = source.python
        if not isinstance(module, Module):
            return
        file = File(source)
        by_type: dict[type[ast.AST], list[SyntaxRule]] = defaultdict(list)
        words: set[str] = set()
        for wanted in _rules():
            found = _words(wanted, source)
            words |= found
            for node_type in wanted.nodes if found else ():
                by_type[node_type].append(wanted)
        ceiling = Confidence.MEDIUM if is_test_code(source.path) else Confidence.HIGH
        for node, link in _nodes_on(_lines(words, source.text), module.tree):
            for rule_of_node in by_type.get(type(node), ()):
                for hit in rule_of_node.check(node, Around(file, link)):
                    yield hit if isinstance(hit, Cleared) else _match(rule_of_node, hit, source, ceiling)


@cache
def _rules() -> tuple[SyntaxRule, ...]:
    return tuple(found for found in map(rule, RULES) if isinstance(found, SyntaxRule))


def _wanted(found: SyntaxRule, text: str) -> bool:
    needed = not found.needs or any(word in text for word in found.needs)
    return needed and any(word in text for word in found.hints)


def _words(wanted: SyntaxRule, source: Source) -> set[str]:
    """The rule's words that the text holds, and what else imports call them in it."""
    found = {word for word in wanted.hints if word in source.text} if _wanted(wanted, source.text) else set()
    if not found:
        return found
    imported = source.names.imported.items()
    return found | {name for name, meaning in imported if any(meaning.endswith(word) for word in found)}


def _lines(words: Iterable[str], text: str) -> list[int]:
    """The lines, from 1, that hold one of the words."""
    places = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.add(at)
            at = text.find(word, at + len(word))
    lines, line, before = [], 1, 0
    for place in sorted(places):
        line += text.count("\n", before, place)
        before = place
        lines.append(line)
    return lines


def _nodes_on(lines: list[int], tree: ast.Module) -> Iterator[tuple[ast.AST, Link | None]]:
    """The nodes that reach over one of the lines, and what each is in."""
    pending: list[tuple[ast.AST, Link | None]] = [(tree, None)]
    while pending:
        node, link = pending.pop()
        yield node, link
        inner = (node, link)
        if isinstance(node, ast.JoinedStr | ast.FormattedValue):  # before Python 3.12 they have no true places
            pending += [(child, inner) for child in ast.iter_child_nodes(node)]
        else:
            pending += [(child, inner) for child in ast.iter_child_nodes(node) if _reaches(child, lines)][::-1]


def _reaches(node: ast.AST, lines: list[int]) -> bool:
    first = getattr(node, "lineno", 0)
    if not first:
        return True
    for decorator in getattr(node, "decorator_list", ()):
        first = min(first, decorator.lineno)
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= (getattr(node, "end_lineno", None) or first)


def _match(found: SyntaxRule, hit: Hit, source: Source, ceiling: Confidence) -> Match:
    return Match(
        rule=found.name,
        span=source.span(hit.node),
        message=hit.message,
        severity=found.severity,
        confidence=min(hit.confidence, ceiling),
        names=hit.names,
    )
