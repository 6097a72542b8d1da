"""Documents with placeholders in place of what is private, and back."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from aisec_hooks import late
from aisec_hooks.errors import Incomplete
from aisec_hooks.sanitize.document import Document
from aisec_hooks.sanitize.many import Many
from aisec_hooks.sanitize.placeholders import Form, Placeholders, public_prefix
from aisec_hooks.sanitize.settle import INFRASTRUCTURE, Settled
from aisec_hooks.sanitize.sightings import Sighting, sightings, values
from aisec_hooks.scrub.spellings import spellings
from aisec_hooks.syntax.parse import Module, parse
from aisec_hooks.syntax.source import Source

_SHORTEST = 6
"""A value of fewer characters is replaced where it was seen, not in other places."""
_ROUNDS = 3
"""A placeholder may let the engines see what stands beside it; so often is looked again."""
_LARGE = 1_000_000
"""Characters above which a text is looked at once, and a paste not taken for Python."""
_PLAIN_WORD = late.compiled(r"[a-z]{1,15}|[A-Z]{1,15}|[A-Z][a-z]{1,14}|[a-z]+(?:[_-][a-z]+){0,3}|\d{1,7}")
_STATEMENT = late.compiled(
    r"(?m)^[ \t]*(?:async|class|def|for|from|if|import|return|try|with|@)\b|^[ \t]*[\w.]{1,80}\("
)
_MIXED = late.compiled(r"(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])(?=[^\d]*\d)")
"""No part of an ordinary word."""
_ESCAPE = late.compiled(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^\w]|[abfnrtv0])|[\s\"'`]+")
"""Where a value may be written in another way."""
_LONGEST = 4_000
_BESIDE_NUMBER = late.compiled(r"[\w\"'`.+-]")


class Place(NamedTuple):
    """Where a value was."""

    name: str
    line: int


class _Mark(NamedTuple):
    """A placeholder instead of plain[start:end]."""

    start: int
    end: int
    placeholder: str
    kind: str


class Replaced(Struct, frozen=True, kw_only=True):
    """A placeholder, what kind of value it stands for, every place of it; not the value."""

    placeholder: str
    kind: str
    places: tuple[Place, ...]


class Sanitized(Struct, frozen=True, kw_only=True):
    """The documents' new texts in their order; `values` are the values by placeholder, earlier ones too."""

    texts: tuple[str, ...]
    replaced: tuple[Replaced, ...]
    values: Mapping[str, str]

    def __repr__(self) -> str:
        """Without the values: it may end up in a traceback."""
        return f"Sanitized(replaced={len(self.replaced)})"


def sanitize(documents: Sequence[Document], earlier: Mapping[str, str] | None = None) -> Sanitized:
    """The documents with all that is private replaced; `earlier` are placeholders that have been given already."""
    found = [_settled(document) for document in documents]
    for _ in range(_ROUNDS):
        _spread(documents, found)
        placeholders = Placeholders((d.text for d in documents), earlier)
        marks = [_marks(d, settled, placeholders) for d, settled in zip(documents, found, strict=True)]
        more = [_more(*each) for each in zip(documents, found, marks, strict=True)]
        if not any(more):
            break
    replaced: dict[str, tuple[str, list[Place]]] = {}
    for document, of_document in zip(documents, marks, strict=True):
        for mark in of_document:
            place = Place(document.name, document.line(mark.start))
            replaced.setdefault(mark.placeholder, (mark.kind, []))[1].append(place)
    return Sanitized(
        texts=tuple(_marked(d, of_document) for d, of_document in zip(documents, marks, strict=True)),
        replaced=tuple(Replaced(placeholder=p, kind=k, places=tuple(w)) for p, (k, w) in replaced.items()),
        values=placeholders.values,
    )


def restore(text: str, by_placeholder: Mapping[str, str]) -> tuple[str, set[str]]:
    """The text with values in place of the placeholders, and the placeholders that occurred."""
    at, parts, seen = 0, [], set()
    for start, placeholder in Many(by_placeholder).within(text):
        parts += [text[at:start], by_placeholder[placeholder]]
        at = start + len(placeholder)
        seen.add(placeholder)
    return "".join(parts) + text[at:], seen


def require_restorable(documents: Iterable[Document], made: Sanitized) -> None:
    """Incomplete where putting the values back would not give the very texts.

    What had a placeholder of the map in it before is taken for sanitized already.
    """
    for document, text in zip(documents, made.texts, strict=True):
        if restore(text, made.values)[0] != restore(document.text, made.values)[0]:
            raise Incomplete("a placeholder runs into the text beside it; nothing was written")


def _settled(document: Document) -> Settled:
    settled = Settled(document.plain, python=_is_python(document))
    settled.add(sightings(document.plain, document.path))
    return settled


def _spread(documents: Sequence[Document], found: Sequence[Settled]) -> None:
    """Replace secrets also where nothing but their text gives them away."""
    known: dict[str, Sighting] = {}
    written_otherwise: dict[str, Sighting] = {}
    for document, settled in zip(documents, found, strict=True):
        for sighting in settled:
            value = document.plain[sighting.start : sighting.end]
            known.setdefault(value, sighting)
            for part in _ESCAPE.split(value) if sighting.spread and len(value) <= _LONGEST else ():
                known.setdefault(part, sighting)
                if _is_distinct(part):
                    written_otherwise.update(dict.fromkeys(spellings(part), sighting._replace(issued=False)))
        if document.path.lower().endswith(".ipynb"):
            for value, sighting in values(Source(document.path, document.plain.encode())):
                known.setdefault(value, sighting)
    known = {value: s for value, s in (written_otherwise | known).items() if s.spread and _is_distinct(value)}
    many = Many(known)
    for document, settled in zip(documents, found, strict=True):
        text = document.plain
        settled.add(
            known[value]._replace(start=at, end=at + len(value), rank=INFRASTRUCTURE)
            for at, value in many.within(text)
            if _stands_alone(text, at, value) and settled.is_free(at, at + len(value))
        )


def _is_distinct(value: str) -> bool:
    """Whether a value is no word that may mean something else elsewhere."""
    return len(value) >= _SHORTEST and "\n" not in value and not _PLAIN_WORD.fullmatch(value)


def _stands_alone(text: str, at: int, value: str) -> bool:
    if len(value) >= 16 and not value.isalpha() and "." not in value:
        return True
    if len(value) >= 8 and _MIXED.match(value):
        return True
    before, after = text[at - 1 : at] if at else "", text[at + len(value) : at + len(value) + 1]
    escaped = before in ("n", "r", "t") and text[at - 2 : at - 1] == "\\"
    return (escaped or not (before.isalnum() or before == "_")) and not (after.isalnum() or after == "_")


def _marks(document: Document, settled: Settled, placeholders: Placeholders) -> list[_Mark]:
    found = []
    for sighting in settled:
        value = document.text[document.place(sighting.start) : document.place(sighting.end)]
        name = _placeholder(document, sighting, value, placeholders)
        found.append(_Mark(sighting.start, sighting.end, name, sighting.kind))
    return found


def _marked(document: Document, marks: Iterable[_Mark]) -> str:
    at, parts = 0, []
    for mark in marks:
        parts += [document.text[at : document.place(mark.start)], mark.placeholder]
        at = document.place(mark.end)
    return "".join(parts) + document.text[at:]


def _more(document: Document, settled: Settled, marks: Sequence[_Mark]) -> bool:
    """Whether more is to be replaced, now that placeholders stand around it; it is taken in."""
    if len(document.plain) > _LARGE:
        return False
    at, length, parts, shifts = 0, 0, [], [(0, 0)]
    for mark in marks:
        parts += [document.plain[at : mark.start], mark.placeholder]
        length += mark.start - at + len(mark.placeholder)
        at = mark.end
        shifts.append((length, at - length))
    text = "".join(parts) + document.plain[at:]
    again = Settled(text, python=settled.python)
    again.add(sightings(text, document.path))
    found = []
    for sighting in again:
        by = shifts[bisect_right(shifts, (sighting.start, len(text))) - 1][1]
        if settled.is_free(sighting.start + by, sighting.end + by):
            found.append(sighting._replace(start=sighting.start + by, end=sighting.end + by))
    settled.add(found)
    return bool(found)


def _placeholder(document: Document, sighting: Sighting, value: str, placeholders: Placeholders) -> str:
    form = sighting.form
    if value.isdigit() and _is_bare(document.plain, sighting.start, sighting.end) and _is_structured(document):
        form = Form.NUMBER
    return placeholders.of(value, form, sighting.stem, public_prefix(value) if sighting.issued else "")


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether a number stands there without quotes."""
    return not _BESIDE_NUMBER.match(text[start - 1 : start]) and not _BESIDE_NUMBER.match(text, end)


def _is_structured(document: Document) -> bool:
    """Whether a word in place of a number would spoil the text."""
    return _is_python(document) or _is_json(document)


def _is_python(document: Document) -> bool:
    """Whether it is a program; settings that happen to be valid Python are none."""
    text = document.plain
    if not document.path:
        return len(text) <= _LARGE and _STATEMENT.search(text) is not None and isinstance(parse(text), Module)
    return document.path.endswith((".py", ".pyi", ".pyw")) and isinstance(parse(text), Module)


def _is_json(document: Document) -> bool:
    if not re.match(r"\s*[\[{]", document.plain):
        return False
    try:
        json.loads(document.plain)
    except (ValueError, RecursionError):
        return False
    return True
