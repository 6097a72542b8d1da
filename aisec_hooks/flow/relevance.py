"""Which functions of a file can lead to a finding at all: the rest is run only where these call it."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from aisec_hooks.flow.callables import Defined
from aisec_hooks.flow.guard_calls import VALIDATOR
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.routes import route
from aisec_hooks.flow.tables import Tables
from aisec_hooks.model import SourceKind

STRONG = frozenset({SourceKind.INPUT, SourceKind.MESSAGE, SourceKind.MODEL, SourceKind.NETWORK, SourceKind.REQUEST})
"""Sources that some rule is sure of wherever their text goes."""
_CALLED = re.compile(r"\b([^\W\d]\w*)[ \t]?\(")
_REQUEST = re.compile(
    r"\b(?:request|req|websocket|scope|environ|event|argv|stdin|rfile)\b|self\.(?:path|headers|body|get_\w*argument)"
)
_PRIVATE = re.compile(r"(?i:passw|passphrase|passcode|secret|api_?key|_?token|credential|cvv|cvc|ssn|card_?n|private_key)")
_GUESSED = re.compile(
    r"(?i:token|secret|passw|passcode|nonce|salt|session|otp|csrf|key|cookie|\bpin\b|invit|voucher|coupon|code|uuid|iv\b)"
)


class Relevance:
    """Where in a file sources and sinks are, by the names that are called there."""

    def __init__(self, program: Program, text: str, tables: Tables) -> None:
        self._program = program
        self._text = text
        self._tables = tables

    def matters(self, defined: Defined) -> bool:
        """Whether running a function by itself can tell something."""
        function = defined.function
        first, last = function.lineno, function.end_lineno or function.lineno
        if any(_within(lines, first, last) for lines in self._reads_and_sinks):
            return True
        if _within(self._logs, first, last) and _within(self._secrets, first, last):
            return True
        if _within(self._random, first, last) and _within(self._guessed, first, last):
            return True
        if _within(self._hashes, first, last):
            return True
        return bool(VALIDATOR.search(function.name)) or route(defined, self._program).entry is not None

    @cached_property
    def _reads_and_sinks(self) -> tuple[list[int], ...]:
        reads = self._program.known.called(STRONG)
        sinks = self._tables.for_parameters(self._program.names.packages)
        return self._calls_of(sinks | reads), [self._line(m.start()) for m in _REQUEST.finditer(self._text)]

    @cached_property
    def _logs(self) -> list[int]:
        return self._calls_of(self._tables.for_kind(SourceKind.SECRET, self._program.names.packages))

    @cached_property
    def _secrets(self) -> list[int]:
        return [self._line(m.start()) for m in _PRIVATE.finditer(self._text)] if self._logs else []

    @cached_property
    def _random(self) -> list[int]:
        return self._calls_of(self._program.known.called(frozenset({SourceKind.RANDOM})))

    @cached_property
    def _hashes(self) -> list[int]:
        return self._calls_of(frozenset({"md5", "sha1", "new", "MD5", "SHA1"}))

    @cached_property
    def _guessed(self) -> list[int]:
        return [self._line(m.start()) for m in _GUESSED.finditer(self._text)] if self._random else []

    def _calls_of(self, words: frozenset[str]) -> list[int]:
        """The lines that call something of these names, whatever it was imported as."""
        names = self._program.names
        wanted = [
            w for w in self._places if w in words or names.qualified(ast.Name(id=w)).rpartition(".")[2] in words
        ]
        return sorted({self._line(at) for word in wanted for at in self._places[word]})

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for match in _CALLED.finditer(self._text):
            places.setdefault(match[1], []).append(match.start())
        return places

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._text.split("\n"))]


def _within(lines: list[int], first: int, last: int) -> bool:
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= last

