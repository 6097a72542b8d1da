"""SPDX licence expressions: `MIT OR GPL-2.0-only WITH Classpath-exception-2.0`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.licences.kinds import CLASSES, Kind, kind_of

LONGEST = 1_000
_TOKEN = late.compiled(r"[()]|[A-Za-z0-9.+:-]+")
_DEEPEST = 30


class Licence(NamedTuple):
    """One licence of an expression."""

    identifier: str
    exception: str = ""

    @property
    def kind(self) -> Kind:
        return kind_of(self.identifier, self.exception)

    def is_among(self, words: frozenset[str]) -> bool:
        """Whether some words of the settings (lower case: identifiers or classes) speak of it."""
        named = self.identifier.lower()
        bare = named.removesuffix("+").removesuffix("-only").removesuffix("-or-later")
        written = {named, bare, f"{named} with {self.exception.lower()}"}
        return bool(written & words) or any(self.kind in CLASSES[word] for word in words if word in CLASSES)


class Choice(NamedTuple):
    """Licences of which one is enough (OR), or that all hold (AND)."""

    parts: tuple[Node, ...]
    any_will_do: bool


Node = Licence | Choice


def canonical(text: str) -> str:
    """An expression with SPDX's own spelling, "" for what is none."""
    # imported here: only where a licence is looked at
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression  # noqa: PLC0415

    if len(text) > LONGEST or text.count("(") > _DEEPEST:
        return ""
    try:
        return str(canonicalize_license_expression(text))
    except (InvalidLicenseExpression, ValueError, SyntaxError, RecursionError, MemoryError):
        return ""


def parse(text: str) -> Node | None:
    """The tree of an expression, whose identifiers need not be known to SPDX; None for what is none."""
    tokens = _TOKEN.findall(text[:LONGEST])
    if not tokens or len(text) > LONGEST or text.count("(") > _DEEPEST:
        return None
    reader = _Reader(tokens)
    node = reader.any_of()
    return node if node is not None and reader.at == len(tokens) else None


def least(node: Node) -> Kind:
    """What an expression asks for at least, with the best choice made wherever there is one."""
    if isinstance(node, Licence):
        return node.kind
    kinds = [least(part) for part in node.parts]
    return min(kinds) if node.any_will_do else max(kinds)


def holds(node: Node, test: Callable[[Licence], bool], *, choosing: bool) -> bool:
    """Whether the test holds for a way to follow the expression; without `choosing`, for every way."""
    if isinstance(node, Licence):
        return test(node)
    parts = (holds(part, test, choosing=choosing) for part in node.parts)
    return any(parts) if node.any_will_do is choosing else all(parts)


class _Reader:
    """Recursive descent: OR binds less than AND, and AND less than WITH."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self.at = 0

    def any_of(self) -> Node | None:
        return self._joined("or", self._all_of)

    def _all_of(self) -> Node | None:
        return self._joined("and", self._one)

    def _joined(self, word: str, part: Callable[[], Node | None]) -> Node | None:
        found = [part()]
        while self._next_is(word):
            self.at += 1
            found.append(part())
        parts = tuple(node for node in found if node is not None)
        if len(parts) != len(found):
            return None
        return parts[0] if len(parts) == 1 else Choice(parts, word == "or")

    def _one(self) -> Node | None:
        if self._next_is("("):
            self.at += 1
            inner = self.any_of()
            if not self._next_is(")"):
                return None
            self.at += 1
            return inner
        if self.at >= len(self._tokens) or self._tokens[self.at].lower() in _WORDS:
            return None
        identifier = self._tokens[self.at]
        self.at += 1
        if self._next_is("with") and self.at + 1 < len(self._tokens):
            self.at += 2
            return Licence(identifier, self._tokens[self.at - 1])
        return Licence(identifier)

    def _next_is(self, word: str) -> bool:
        return self.at < len(self._tokens) and self._tokens[self.at].lower() == word


_WORDS = frozenset({"and", "or", "with", "(", ")"})
