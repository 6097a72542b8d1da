"""What in a text is to be replaced: what the engines and the scrubber see, personal data, names of machines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import load
from aisec_hooks.engines.secret_randomness import is_random, is_uuid
from aisec_hooks.engines.secret_values import Shape, is_template, shape
from aisec_hooks.engines.secret_words import is_ordinary, is_placeholder
from aisec_hooks.mask import SECRET_RULES
from aisec_hooks.model import Confidence, Match, Span
from aisec_hooks.personal import internal, personal
from aisec_hooks.sanitize import urls
from aisec_hooks.sanitize.placeholders import WORDS, Form, slug
from aisec_hooks.sanitize.readings import PASTED, Reading, readings
from aisec_hooks.scrub.forms import looks_random, placed
from aisec_hooks.scrub.literals import Literals
from aisec_hooks.scrub.named import Text, named
from aisec_hooks.syntax.source import Module, Source

_ENGINES = ("secrets.Secrets", "detect_secrets.DetectSecrets")
_RULES = SECRET_RULES | {"private-key", "json-web-token", "public-ip-address"}
HELD = frozenset((Shape.RANDOM, Shape.MIXED, Shape.COMMON))
_NAMING = late.compiled(
    r"&?#?\w{1,10};|#/|[A-Z]\w{0,60}::|=\?|[\w.]{1,60}=\Z|\[?[a-zA-Z]-[a-zA-Z]|[^\n?]{0,200}\?\w{1,40}="
)
"""An entity of HTML, a reference, a keyword: what has signs among its letters and is no password."""
_LONG = 20_000
"""Lines above this are looked at in windows of `_WINDOW` characters, each with `_OVERLAP` of the one before; they are
no messages and no settings, so only what has quotes counts as a value."""
_WINDOW = 8_000
_OVERLAP = 600
_BLOCK = late.compiled(r"-----BEGIN [^\n-]{0,100}-----|PuTTY-User-Key-File-\d: [^\n]{0,60}")
_CHOSEN = late.compiled(
    r"(?=[^\s]{0,63}[a-z])(?=[^\s]{0,63}[A-Z])(?=[^\s]{0,63}\d)(?=[^\s]{0,63}[!@#$%^&*~])[^\s\"'`/\\(){}\[\]<>|,;]{8,64}"
)
"""All kinds of characters, as people are told to choose their passwords."""
_UNSPOKEN = late.compiled(
    r"(?=[A-Za-z\d]{12,64}\Z)(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])\w{0,58}[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]{6}"
)
"""Letters that are no words."""
_SAID = late.compiled(
    r"(?i)\b(?:(?:identified[ ]by|with[ ]password|pass(?:word|phrase|wd)?[ ](?:is|was|are))[ ]{1,4}"
    r"|\w{0,30}(?:pass(?:word|phrase|wd)?|pwd|secret|token)[ ]?[:=][ ]?)"
    r"[\"'`]?([^\s\"'`]{4,200})"
)
_GOES_ON = late.compiled(r"(?:(?:&(?!\w{1,40}=)|\$(?![{(]))[^\s\"'`,;()<>&\]]{0,100}){1,20}")
"""What a net for messages takes for the next part of a query, or for a variable."""
_FIELD = late.compiled(r"([?&;])[ ]?[A-Za-z][\w.-]{0,30}(?:[ ][A-Za-z]{1,20})?=(?:[a-z]{1,5}_[\w]{0,20}_?)?\Z")
_PARAMETER = late.compiled(r"&(?:amp;)?[A-Za-z_][\w.-]{0,40}=")
_SETTING = late.compiled(r";[ ]?[A-Za-z][\w.-]{0,30}(?:[ ][A-Za-z]{1,20}){0,3}=")
_EDGES = " \t\r\n\"'`;,"
_PERSONAL = {
    "email": Form.EMAIL,
    "phone": Form.PHONE,
    "internal-host": Form.HOST,
}
_DIGITS = frozenset(("phone", "card", "national-id", "us-ssn"))
"""Numbers that may be anything, where nothing but their digits speaks for it."""
_STEMS = {"card": "CARD_NUMBER", "us-ssn": "SSN", "email": "REDACTED_EMAIL", "internal-host": "REDACTED_HOST"}


class Sighting(NamedTuple):
    """text[start:end] is to be replaced; where two overlap the one of the lower rank decides what it is."""

    start: int
    end: int
    rank: int
    kind: str
    stem: str
    form: Form = Form.WORD
    issued: bool = False
    """What it starts with may be said: all of its kind start so."""
    spread: bool = False
    """The same characters elsewhere are the same secret."""


def sightings(text: str, path: str) -> Iterator[Sighting]:
    """What is to be replaced in a text with LF line ends, in no order; some overlap."""
    ways = list(readings(text, path))
    for reading in ways:
        yield from (_moved(s, reading.start) for s in _reported(reading.source))
    for reading in ways:
        yield from (_moved(s, reading.start) for s in _scrubbed(reading))
    for part in urls.parts(text):
        yield _of_url(text, part)
    for found in (*personal(text, path or PASTED), *internal(text, path or PASTED)):
        if found.confidence > Confidence.LOW or found.kind not in _DIGITS:
            yield _of_person(text, found.kind, found.start, found.end)


def values(source: Source) -> Iterator[tuple[str, Sighting]]:
    """The secrets in a file whose text is written in another way than the file: a notebook."""
    for sighting in _reported(source):
        yield source.text[sighting.start : sighting.end], sighting


def _moved(sighting: Sighting, by: int) -> Sighting:
    return sighting._replace(start=sighting.start + by, end=sighting.end + by)


def _reported(source: Source) -> Iterator[Sighting]:
    """What the engines say of one reading."""
    starts: list[int] = []
    for place in _ENGINES:
        engine = load(place)
        for match in engine.check(source) if engine.wants(source) else ():
            if isinstance(match, Match) and match.rule in _RULES:
                starts = starts or [0, *accumulate(len(line) + 1 for line in source.text.split("\n"))]
                yield from _of_match(source.text, match, *_offsets(starts, match.span))


def _offsets(starts: list[int], span: Span) -> tuple[int, int]:
    return starts[span.start_line - 1] + span.start_column - 1, starts[span.end_line - 1] + span.end_column - 1


def _of_match(text: str, match: Match, start: int, end: int) -> Iterator[Sighting]:
    kind = match.secret_kind
    match match.rule:
        case "private-key":
            body = _body(text, start, end)
            if body:
                yield Sighting(*body, 0, "private key", "REDACTED_PRIVATE_KEY")
        case "provider-token":
            yield Sighting(start, end, 1, kind, f"REDACTED_{slug(kind)}", issued=True, spread=True)
        case "json-web-token":
            yield Sighting(start, end, 2, "JSON web token", "REDACTED_JWT", spread=True)
        case "credentials-in-url":
            yield Sighting(start, end, 3, "password", "PASSWORD", spread=True)
        case "public-ip-address":
            yield _address(text, start, end, "public IP address")
        case "high-entropy-string":
            yield Sighting(start, end, 6, "random string", "SECRET", spread=True)
        case _:
            yield _called(start, _without_next(text, start, end), 4, f"{match.names.get('name', '')} {kind}")


def _without_next(text: str, start: int, end: int) -> int:
    """Where a value ends that the next parameter of a query follows, or the next field of a connection string."""
    before = _FIELD.search(text, max(0, start - 60), start)
    if before is None:
        return end
    following = (_PARAMETER if before[1] in "?&" else _SETTING).search(text, start + 1, end)
    return following.start() if following else end


def _called(start: int, end: int, rank: int, name: str) -> Sighting:
    """A value by the name that it stands under."""
    folded = name.lower()
    for words, stem in ((("pass", "pwd"), "PASSWORD"), (("token", "bearer"), "TOKEN"), (("key",), "KEY")):
        if any(word in folded for word in words):
            return Sighting(start, end, rank, stem.lower(), stem, spread=True)
    return Sighting(start, end, rank, "secret", "SECRET", spread=True)


def _body(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What stands between the head and the foot of a key block."""
    head = _BLOCK.search(text, start, min(end, start + 300))
    foot = text.find("-----END", start, end)
    first, last = head.end() if head else start, foot if foot >= 0 else end
    edges = re.compile(r"(?:\\[nr]|[\s\"'`+,#*|>\\(){};])*")
    skipped = edges.match(text, first, last)
    first = skipped.end() if skipped else first
    material = text[first:last]
    kept = len(material.rstrip(" \t\r\n\"'`+,#*|>\\(){};"))
    if text[first + kept - 2 : first + kept - 1] == "\\" and material[kept - 1 : kept] in "nr":
        kept = len(material[: kept - 2].rstrip(" \t\"'`\\"))
    return (first, first + kept) if kept > 0 else None


def _scrubbed(reading: Reading) -> Iterator[Sighting]:
    """What the net that keeps secrets out of reports holds, but for what is more likely a word, a hash or a name."""
    source, text = reading.source, reading.source.text
    python = isinstance(source.python, Module)
    prose = source.path == PASTED
    for at, part, cut in _windows(text):
        piece = Text(part, "pasted.js" if cut else "" if prose else source.path, python=python)
        under_names = set()
        for start, end in named(piece, 0, len(part)):
            more = _GOES_ON.match(part, end) if prose else None
            under_names.add((start, more.end() if more else end))
        under_names.update(said.span(1) for said in _SAID.finditer(part))
        for start, end in sorted(under_names):
            yield from _held(text, at + start, at + end, in_place=False)
        for start, end in placed(part, 0, len(part)):
            yield from _held(text, at + start, at + end, in_place=True)


def _held(text: str, start: int, end: int, *, in_place: bool) -> Iterator[Sighting]:
    value = text[start:end]
    start, end = start + len(value) - len(value.lstrip(_EDGES)), end - len(value) + len(value.rstrip(_EDGES))
    end = _without_next(text, start, end)
    value = text[start:end]
    if not 4 <= len(value) <= 4_000 or "-----" in value or "://" in value or _NAMING.match(value):
        return
    if in_place and text[start - 1 : start].isalnum():
        return
    chosen = not in_place and value[0] not in "$%" and _CHOSEN.fullmatch(value) is not None
    if (is_placeholder(value) and not is_random(value)) or (not chosen and (is_template(value) or is_ordinary(value))):
        return
    looks = shape(value)
    held = chosen or looks in HELD or is_uuid(value) or looks_random(value) or _UNSPOKEN.match(value)
    if held or (in_place and looks is not Shape.OTHER):
        line = text[text.rfind("\n", max(0, start - 80), start) + 1 if start else 0 : start]
        yield _called(start, end, 8, line[-80:])


def _windows(text: str) -> Iterator[tuple[int, str, bool]]:
    """(offset, part, whether it is cut out of a line): the text in one, but for lines of great length."""
    at, begun, literals = 0, 0, None
    for line in text.split("\n") if len(text) > _LONG else ():
        if len(line) > _LONG:
            yield begun, text[begun:at], False
            literals = literals or Literals(text, python=False)
            for start in range(at, at + len(line), _WINDOW - _OVERLAP):
                around = literals.around(start)
                first = around.start if around and start - around.start < _WINDOW else start
                yield first, text[first : min(start + _WINDOW, at + len(line))], True
            begun = at + len(line)
        at += len(line) + 1
    yield begun, text[begun:], False


def _of_url(text: str, part: urls.Part) -> Sighting:
    match part.kind:
        case "password":
            return Sighting(part.start, part.end, 3, "password", "PASSWORD", spread=True)
        case "user":
            return Sighting(part.start, part.end, 9, "user name", "USER")
        case _:
            if re.fullmatch(r"[\d.]+", text[part.start : part.end]) or text[part.start] == "[":
                return _address(text, part.start, part.end, "IP address")
            return Sighting(part.start, part.end, 9, "host", "REDACTED_HOST", Form.HOST, spread=True)


def _of_person(text: str, kind: str, start: int, end: int) -> Sighting:
    if kind in ("private-ip", "public-ip"):
        return _address(text, start, end, "private IP address")
    stem = _STEMS.get(kind, slug(kind))
    stem = stem if stem in WORDS or stem.startswith("REDACTED") else f"REDACTED_{stem}"
    spread = kind == "internal-host"
    return Sighting(start, end, 10, kind.replace("-", " "), stem, _PERSONAL.get(kind, Form.WORD), spread=spread)


def _address(text: str, start: int, end: int, kind: str) -> Sighting:
    value = text[start:end]
    bare = re.match(r"\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*|[\d.]+)", value)  # less brackets and port
    if bare:
        start, end = start + bare.start(1), start + bare.end(1)
    form = Form.IPV6 if ":" in text[start:end] else Form.IPV4
    return Sighting(start, end, 9, kind, "IP_ADDRESS", form)
