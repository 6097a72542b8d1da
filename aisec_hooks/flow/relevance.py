"""Which functions of a file can lead to a finding at all: the rest is run only where these call it."""

from __future__ import annotations

import ast
import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from aisec_hooks import late
from aisec_hooks.flow.callables import Defined, Function
from aisec_hooks.flow.guard_calls import VALIDATOR
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.routes import route
from aisec_hooks.flow.sources import REQUEST_ATTRIBUTES, REQUEST_CALLS, REQUEST_NAMES
from aisec_hooks.flow.tables import Tables, Wanted
from aisec_hooks.flow.taints import STRONG
from aisec_hooks.model import SourceKind

_CALLED = late.compiled(r"\b([^\W\d]\w*)[ \t]?\(")
_OF_REQUEST = rf"[ \t]*\.[ \t]*(?:{'|'.join(sorted(REQUEST_ATTRIBUTES | REQUEST_CALLS))})\b"
_READ = late.compiled(  # every alternative begins with a letter: that is ten times as fast
    r"argv\b|stdin\b|rfile\b|self\.get_\w*argument|request[\"']\]"
    + "".join(rf"|\.{name}\b(?![ \t]*\()|{name}{_OF_REQUEST}" for name in sorted(REQUEST_NAMES))
)
_REQUEST = late.compiled(r"request\b(?<![\w.]request)|req\b(?<![\w.]req)|websocket\b(?<![\w.]websocket)")
_BOUND_REQUEST = late.compiled(
    r"^[ \t]*(?:request|websocket)[ \t]*(?::[^=\n]*)?=[^=]|^[ \t]*req[ \t]*=[^=\n]*request"
    r"|\b(?:for|as)[ \t]+(?:request|websocket)\b",
    re.MULTILINE,
)
_REQUEST_TYPE = late.compiled(r"Request|WebSocket|Connection|Any|object|HTTP")
_OF_HANDLER = late.compiled(r"self\.(?:path|headers|body)\b")
_SQL = late.compiled(
    r"(?i:\b(?:select\s|insert\s+(?:or\s+\w+\s+)?into\b|update\s+\S+\s+set\b|delete\s+from\b|where\s|order\s+by\b"
    r"|(?:create|drop|alter|truncate)\s+(?:table|database|user|view|index|schema)\b|pragma\s|union\s|call\s))"
)
_SHOWN = ("html", "path")
"""Shapes of which text of unknown callers offends only together with a literal that shows it."""
_FOLDER = late.compiled(r"['\"][^'\"\n]{0,100}/|\bjoin\(|\bPath\(")
_MARKUP = late.compiled(r"<[a-zA-Z/!]")
_TESTED = late.compiled(r"startswith|endswith|commonprefix|match\(|search\(|host|netloc|domain|scheme|url")
_PRIVATE = late.compiled(r"passw|passphrase|passcode|secret|api_?key|token|credential|cvv|cvc|ssn|card_?n|private_key")
_GUESSED = late.compiled(
    r"token|secret|passw|passcode|nonce|salt|session|otp|csrf|key|cookie|pin\b|invit|voucher|coupon|code|uuid|iv\b"
)
_DEFINITION = late.compiled(r"^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)
_HASHES = frozenset({"md5", "sha1", "MD5", "SHA1"})
_OF_ANY_OBJECT = frozenset(name for kind in (str, list, dict, set, io.TextIOWrapper) for name in dir(kind))


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
            VALIDATOR.search(function.name) is not None and _within(self._lines_of(_TESTED, self._lower), first, last)
        )

    @cached_property
    def _places_of_interest(self) -> tuple[tuple[list[int], ...], ...]:
        """Lists of lines: a function matters if it has one of each list of a tuple."""
        secrets = self._by_way_of(self._sinks(SourceKind.SECRET))
        numbers = self._by_way_of(self._reads(frozenset({SourceKind.RANDOM})))
        pages = self._sinks(SourceKind.PARAMETER, "html")
        paths = self._sinks(SourceKind.PARAMETER, "path")
        reads = sorted({*self._lines_of(_READ), *self._requests, *self._of_handlers, *self._reads(STRONG)})
        return (
            (reads,),
            (self._by_way_of(reads), self._by_way_of(self._sinks_for(STRONG))),
            (self._by_way_of(reads, 1), self._calls_of_other_files),
            (self._sinks(SourceKind.PARAMETER),),
            (self._calls(filter(self._makes_digest, self._called)),),
            (self._sinks(SourceKind.DIGEST),),
            *(((secrets, self._lines_of(_PRIVATE, self._lower)),) if secrets else ()),
            *(((numbers, self._lines_of(_GUESSED, self._lower)),) if numbers else ()),
            *(((pages, self._lines_of(_MARKUP)),) if pages else ()),
            *(((paths, self._lines_of(_FOLDER)),) if paths else ()),
        )

    def _makes_digest(self, word: str) -> bool:
        """Whether a call of that name can make a digest that is broken."""
        return word in _HASHES or (word == "new" and ("hashlib.new" in self._text or "Crypto" in self._text))

    def _sinks(self, kind: SourceKind, shape: str = "") -> list[int]:
        """The lines with a sink for text of a kind; those of pages and paths are another matter."""
        calls = self._tables.calls
        return self._calls(name for name in self._called.keys() & calls if self._is_sink(calls[name], kind, shape))

    def _sinks_for(self, kinds: Iterable[SourceKind]) -> list[int]:
        """The lines with a sink for text of any of some kinds."""
        calls = self._tables.calls
        return self._calls(
            n for n in self._called.keys() & calls if any(self._can_be(w, k) for w in calls[n] for k in kinds)
        )

    @cached_property
    def _calls_of_other_files(self) -> list[int]:
        """The lines that call something of another file of this project."""
        program = self._program
        imported = program.names.imported
        return self._calls(n for n in self._called.keys() & imported if program.world.owns(imported[n], program))

    def _is_sink(self, sinks: Iterable[Wanted], kind: SourceKind, shape: str) -> bool:
        return any((w.sink.shape if w.sink.shape in _SHOWN else "") == shape and self._can_be(w, kind) for w in sinks)

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

    def _reads(self, kinds: frozenset[SourceKind]) -> list[int]:
        """The lines with a call that can read text of some kinds."""
        patterns = self._program.known.reading_patterns(kinds)
        return self._calls(n for n in self._called.keys() & patterns if any(map(self._is_at_hand, patterns[n])))

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
        """The text in lower case, letter for letter in the same place."""
        lower = self._text.lower()
        if len(lower) != len(self._text):
            lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in self._text)
        return lower

    @cached_property
    def _has_sql(self) -> bool:
        return _SQL.search(self._text) is not None

    @cached_property
    def _requests(self) -> list[int]:
        """The lines that speak of a request which is imported or a parameter."""
        lines, names = self._lines_of(_REQUEST), self._program.names
        if not lines or names.star_imports or not REQUEST_NAMES.isdisjoint(names.imported):
            return lines
        if _BOUND_REQUEST.search(self._text):
            return lines
        functions = (n for n in ast.walk(self._program.tree) if isinstance(n, Function))
        return [n for f in functions if self._takes_request(f.args) for n in _inside(lines, f)]

    def _takes_request(self, arguments: ast.arguments) -> bool:
        """Whether a parameter that is called a request may be one, by its annotation."""
        given = (a for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs) if a.arg in REQUEST_NAMES)
        return any(a.annotation is None or self._is_request_type(a.annotation) for a in given)

    def _is_request_type(self, annotation: ast.expr) -> bool:
        names = (n.id for n in ast.walk(annotation) if isinstance(n, ast.Name))
        meant = (self._program.names.imported.get(name, name) for name in names)
        return any(map(_REQUEST_TYPE.search, (ast.unparse(annotation), *meant)))

    @cached_property
    def _of_handlers(self) -> list[int]:
        """The lines with what a handler of the standard library's HTTP server has of a request."""
        lines, program = self._lines_of(_OF_HANDLER), self._program
        if not lines:
            return []
        handlers = [c for c in program.classes.values() if any("Handler" in b for b in program.base_names(c))]
        return [n for handler in handlers for n in _inside(lines, handler)]

    def _lines_of(self, pattern: re.Pattern[str], text: str = "") -> list[int]:
        if pattern not in self._found:
            self._found[pattern] = [self._line(m.start()) for m in pattern.finditer(text or self._text)]
        return self._found[pattern]

    def _by_way_of(self, lines: list[int], rounds: int = 2) -> list[int]:
        """Some lines, and those that call a function of this file which holds one of them."""
        found = set(lines)
        for _round in range(rounds):
            owners = {self._defined[at - 1][1] for n in found if (at := bisect_right(self._defined, (n, "\uffff")))}
            found |= {n for name in owners & self._called.keys() for n in self._own_calls(name)}
        return sorted(found)

    @cached_property
    def _defined(self) -> list[tuple[int, str]]:
        """Where each function begins, and its name."""
        return [(self._line(m.start(1)), m[1]) for m in _DEFINITION.finditer(self._text)]

    def _calls(self, names: Iterable[str]) -> list[int]:
        """The lines that call something of one of some names."""
        return sorted({self._line(at) for name in names for at in self._called[name]})

    def _own_calls(self, name: str) -> list[int]:
        """The lines that may call a function of this file: what all containers and files have is rather theirs."""
        places = self._called[name]
        if name in _OF_ANY_OBJECT:
            text = self._text
            places = [
                at for at in places if text[at - 1] != "." or text[max(at - 5, 0) : at].endswith(("self.", "cls."))
            ]
        return [self._line(at) for at in places]

    @cached_property
    def _called(self) -> dict[str, list[int]]:
        """Name -> where it is called; what was imported as something else has both names."""
        places: dict[str, list[int]] = {}
        for match in _CALLED.finditer(self._text):
            places.setdefault(match[1], []).append(match.start())
        imported = self._program.names.imported
        for word in [word for word in places if word in imported]:
            name = imported[word].rpartition(".")[2]
            if name != word:
                places.setdefault(name, []).extend(places[word])
        return places

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._text.split("\n"))]


def _inside(lines: list[int], node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> list[int]:
    return lines[bisect_left(lines, node.lineno) : bisect_right(lines, node.end_lineno or node.lineno)]


def _within(lines: list[int], first: int, last: int) -> bool:
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= last
