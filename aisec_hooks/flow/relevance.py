"""Which functions of a file can lead to a finding at all: the rest is run only where these call it."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from aisec_hooks import late
from aisec_hooks.flow.callables import Defined
from aisec_hooks.flow.guard_calls import VALIDATOR
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.routes import route
from aisec_hooks.flow.tables import Tables, Wanted
from aisec_hooks.flow.taints import STRONG
from aisec_hooks.model import SourceKind

_CALLED = late.compiled(r"\b([^\W\d]\w*)[ \t]?\(")
_REQUEST = late.compiled(r"\b(?:request|req|websocket|argv|stdin|rfile)\b|self\.get_\w*argument")
_OF_HANDLER = late.compiled(r"self\.(?:path|headers|body)\b")
_SQL = late.compiled(
    r"(?i:\b(?:select\s|insert\s+(?:or\s+\w+\s+)?into\b|update\s+\S+\s+set\b|delete\s+from\b|where\s|order\s+by\b"
    r"|(?:create|drop|alter|truncate)\s+(?:table|database|user|view|index|schema)\b|pragma\s|union\s|call\s))"
)
_SHOWN = ("html", "path")
"""Shapes of which text of unknown callers offends only together with a literal that shows it."""
_FOLDER = late.compiled(r"['\"][^'\"\n]{0,100}/|\bjoin\(|\bPath\(")
_MARKUP = late.compiled(r"<[a-zA-Z/!]")
_TESTED = late.compiled(r"startswith|endswith|commonprefix|\b(?:match|search)\(|(?i:host|netloc|domain|scheme|url)")
_PRIVATE = late.compiled(
    r"(?i:passw|passphrase|passcode|secret|api_?key|_?token|credential|cvv|cvc|ssn|card_?n|private_key)"
)
_GUESSED = late.compiled(
    r"(?i:token|secret|passw|passcode|nonce|salt|session|otp|csrf|key|cookie|\bpin\b|invit|voucher|coupon|code|uuid|iv\b)"
)

_DEFINITION = late.compiled(r"^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)
_HASHES = frozenset({"md5", "sha1", "MD5", "SHA1"})


class Relevance:
    """Where in a file sources and sinks are, by the names that are called there."""

    def __init__(self, program: Program, text: str, tables: Tables) -> None:
        self._program = program
        self._text = text
        self._tables = tables
        self._found: dict[re.Pattern[str], list[int]] = {}

    def matters(self, defined: Defined) -> bool:
        """Whether running a function by itself can tell something."""
        function = defined.function
        first, last = function.lineno, function.end_lineno or function.lineno
        for together in self._places_of_interest:
            if all(_within(lines, first, last) for lines in together):
                return True
        return route(defined, self._program).entry is not None or (
            VALIDATOR.search(function.name) is not None and _within(self._lines_of(_TESTED), first, last)
        )

    @cached_property
    def _places_of_interest(self) -> tuple[tuple[list[int], ...], ...]:
        """Lists of lines: a function matters if it has one of each list of a tuple."""
        secrets = self._by_way_of(self._calls(lambda word: self._is_sink(word, SourceKind.SECRET)))
        numbers = self._by_way_of(self._calls(lambda word: self._is_read(word, frozenset({SourceKind.RANDOM}))))
        pages = self._calls(lambda word: self._is_sink(word, SourceKind.PARAMETER, "html"))
        paths = self._calls(lambda word: self._is_sink(word, SourceKind.PARAMETER, "path"))
        return (
            (self._lines_of(_REQUEST),),
            *(((self._lines_of(_OF_HANDLER),),) if "handler" in self._lower else ()),
            (self._calls(lambda word: self._is_read(word, STRONG)),),
            (self._calls(lambda word: self._is_sink(word, SourceKind.PARAMETER)),),
            (self._calls(self._makes_digest),),
            (self._calls(lambda word: self._is_sink(word, SourceKind.DIGEST)),),
            *(((secrets, self._lines_of(_PRIVATE)),) if secrets else ()),
            *(((numbers, self._lines_of(_GUESSED)),) if numbers else ()),
            *(((pages, self._lines_of(_MARKUP)),) if pages else ()),
            *(((paths, self._lines_of(_FOLDER)),) if paths else ()),
        )

    def _makes_digest(self, word: str) -> bool:
        """Whether a call of that name can make a digest that is broken."""
        return word in _HASHES or (word == "new" and ("hashlib.new" in self._text or "Crypto" in self._text))

    def _is_sink(self, word: str, kind: SourceKind, shape: str = "") -> bool:
        """Whether a call of that name can be a sink for text of a kind; those of pages and paths are another matter."""
        return any(
            (w.sink.shape if w.sink.shape in _SHOWN else "") == shape and self._can_be(w, kind)
            for w in self._tables.calls.get(word, ())
        )

    def _can_be(self, wanted: Wanted, kind: SourceKind) -> bool:
        """Whether a sink is one for a kind of text, and what it needs is at hand in this file."""
        sink = wanted.sink
        kinds = sink.kinds or wanted.rule.certainty
        if kind not in kinds and not (sink.constant and kind is SourceKind.PARAMETER):
            return False
        if sink.shape.startswith("sql") and kind is SourceKind.PARAMETER and not self._has_sql:
            return False
        if sink.of_request or (sink.receivers and not any(r in self._lower for r in sink.receivers)):
            return False
        if sink.on not in ("", "*") and sink.on.rpartition(".")[2].lower() not in self._lower:
            return False
        return self._is_at_hand(wanted.pattern)

    def _is_read(self, word: str, kinds: frozenset[SourceKind]) -> bool:
        """Whether a call of that name can read text of some kinds."""
        return any(self._is_at_hand(pattern) for pattern in self._program.known.reading_patterns(kinds).get(word, ()))

    def _is_at_hand(self, pattern: str) -> bool:
        """Whether what a pattern means can occur: its package is imported, its class is spoken of."""
        *owners, _ = pattern.split(".")
        if not owners:
            return True
        if owners[0] and owners[0] not in self._program.names.packages and owners[0] != "builtins":
            return False
        spoken_of = owners[1:] if not owners[0] else [o for o in owners[1:] if o[:1].isupper()][-1:]
        return all(name.lower() in self._lower for name in spoken_of)

    @cached_property
    def _lower(self) -> str:
        return self._text.lower()

    @cached_property
    def _has_sql(self) -> bool:
        return _SQL.search(self._text) is not None

    def _lines_of(self, pattern: re.Pattern[str]) -> list[int]:
        if pattern not in self._found:
            self._found[pattern] = [self._line(m.start()) for m in pattern.finditer(self._text)]
        return self._found[pattern]

    def _by_way_of(self, lines: list[int]) -> list[int]:
        """Some lines, and those that call a function of this file which holds one of them."""
        found = set(lines)
        for _round in range(2):
            owners = {self._defined[at - 1][1] for n in found if (at := bisect_right(self._defined, (n, "\uffff")))}
            found |= set(self._calls(owners.__contains__)) if owners else set()
        return sorted(found)

    @cached_property
    def _defined(self) -> list[tuple[int, str]]:
        """Where each function begins, and its name."""
        return [(self._line(m.start(1)), m[1]) for m in _DEFINITION.finditer(self._text)]

    def _calls(self, is_wanted: Callable[[str], bool]) -> list[int]:
        """The lines that call something of a name that is wanted, whatever it was imported as."""
        names = self._program.names
        wanted = [
            word
            for word in self._places
            if is_wanted(word)
            or (word in names.imported and is_wanted(names.qualified(ast.Name(id=word)).rpartition(".")[2]))
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
