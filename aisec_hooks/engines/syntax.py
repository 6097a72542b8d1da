"""Our own checks of one node at a time."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from aisec_hooks.engines.context import is_test_code
from aisec_hooks.engines.syntax_words import WORDS, Words
from aisec_hooks.model import Cleared, Confidence, Hit, Match, Note, SyntaxRule
from aisec_hooks.rules import rule
from aisec_hooks.syntax.source import Kind, Module, Source

RULES = tuple(WORDS)
Link = tuple[ast.AST, "Link | None"]
"""A node and what it is in, outwards."""


class SyntaxEngine:
    """Runs every syntax rule on the nodes of the lines that hold one of its words."""

    name = "syntax"

    def wants(self, source: Source) -> bool:
        """Whether any rule's words occur."""
        if source.kind is Kind.TEXT:
            return False
        return any(_wanted(words, source.text) for words in WORDS.values())

    def check(self, source: Source) -> Iterator[Match | Cleared | Note]:
        """The hits of the rules, in the order of the tree."""
        module = source.python
        wanted = {name: found for name, words in WORDS.items() if (found := _words(words, source))}
        if not wanted or not isinstance(module, Module):
            return
        from aisec_hooks.syntax.around import Around, File  # noqa: PLC0415  # most files have none of the words

        file, rules = File(source), _rules(wanted)
        ceiling = Confidence.MEDIUM if is_test_code(source.path) else Confidence.HIGH
        lines = _lines({word for found in wanted.values() for word in found}, source.text)
        for node, link in _nodes_on(lines, module.tree):
            for asked in rules.get(type(node), ()):
                for hit in asked.check(node, Around(file, link)):
                    yield hit if isinstance(hit, Cleared) else _match(asked, hit, source, ceiling)


def _wanted(words: Words, text: str) -> bool:
    needed = not words.in_file or any(word in text for word in words.in_file)
    return needed and any(word in text for word in words.on_line)


def _words(words: Words, source: Source) -> set[str]:
    """A rule's words that the text holds, and what else imports call them in it."""
    found = {word for word in words.on_line if word in source.text} if _wanted(words, source.text) else set()
    imported = source.names.imported.items() if found else ()
    return found | {name for name, meaning in imported if any(meaning.endswith(word) for word in found)}


def _rules(names: Iterable[str]) -> Mapping[type[ast.AST], list[SyntaxRule]]:
    """The rules by the type of node that they look at."""
    by_type: dict[type[ast.AST], list[SyntaxRule]] = defaultdict(list)
    for found in map(rule, names):
        if isinstance(found, SyntaxRule):
            for node_type in found.nodes:
                by_type[node_type].append(found)
    return by_type


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
