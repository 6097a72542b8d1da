"""How surely outside text in a value makes it dangerous SQL."""

from __future__ import annotations

import ast
import re

from aisec_hooks import late
from aisec_hooks.flow import sinks
from aisec_hooks.flow.calls import DOUBLED
from aisec_hooks.flow.facts import About
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.taints import Taint
from aisec_hooks.model import Confidence, SourceKind

_STATEMENT = late.compiled(
    # a hole (NUL) may stand for any name in it
    r"[\s(;]*(?:select\b|with\s+[\w\0]+[^\w]{0,80}?\bas\b"
    r"|insert\s+(?:or\s+\w+\s+|ignore\s+|overwrite\s+)?(?:into|table)\b"
    r"|replace\s+into\b|update\s+[^\s]+\s+(?:as\s+)?(?:\w+\s+)?set\b|delete\s+from\b|merge\s+into\b"
    r"|truncate\s+(?:table\b|\0)"
    r"|(?:create|drop|alter)\s+(?:or\s+replace\s+|temp\w*\s+|unique\s+|materiali[sz]ed\s+|external\s+|if\s+exists\s+)*"
    r"(?:table|database|schema|index|view|user|role|function|procedure|sequence|trigger|extension|type|column|login)\b"
    r"|(?:grant|revoke)\s+\S+.{0,200}?\s(?:on|to|from)\b)",
    re.IGNORECASE | re.DOTALL,
)
_COMMAND = late.compiled(
    r"[\s(;]*(?:call|exec|execute|pragma|explain|show|use|copy|vacuum|declare|begin|set|upsert|attach|detach|kill|update"
    r"|delete|insert|create|drop|alter|with|analy[sz]e|describe|load|unload|optimize|refresh|comment)\b",
    re.IGNORECASE,
)
_BINDABLE = late.compiled(
    r"[\s(;]*(?:select|insert|update|delete|replace|merge|with|call|exec|execute|values)\b", re.IGNORECASE
)
_SQL_WORDS = late.compiled(r"\b(?:SELECT|FROM|WHERE|ORDER BY|GROUP BY|VALUES|SET|LIMIT|AND|JOIN|UNION|INTO)\b")
_LITERAL = late.compiled(r"'%?$")
_COMPARED = late.compiled(
    r"""(?:[=<>]|\b(?:like|ilike|glob|regexp|match|between|and|is|not))\s*\(?\s*"%?$""", re.IGNORECASE
)
_LISTED = late.compiled(r"""\b(?:values|in)\s*\([^()]*"%?$""", re.IGNORECASE)
CUT = 20_000


def statement(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A text that is run."""
    value = place.value
    database = isinstance(place.node, ast.Call) and sinks.talks_to_database(place.node, place.flow)
    if value.parts is None or not any(isinstance(p, str) and p.strip() for p in value.parts):
        return _whole(place, taint, database)
    text = value.text[:CUT]
    known = _STATEMENT.match(text) or (_SQL_WORDS.search(text) and "\0" in text[:40])
    if not known and not (database and _COMMAND.match(text)):
        return None
    if _cannot_leave_quotes(place, taint, about):
        return None
    if taint.kind is not SourceKind.PARAMETER:
        return Confidence.MEDIUM if DOUBLED in taint.harmless and _is_enclosed(place, taint) else Confidence.HIGH
    # a parameter between quotes is a value and could have been bound; a bare one may be a table's name or a number
    sure = _BINDABLE.match(text) and _is_value(place, taint)
    return Confidence.HIGH if sure else Confidence.MEDIUM


def clause(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A part of a statement that is handed over by itself."""
    if _cannot_leave_quotes(place, taint, about):
        return None
    sure = taint.kind is not SourceKind.PARAMETER or _is_value(place, taint)
    return Confidence.HIGH if sure else Confidence.MEDIUM


def _whole(place: Reached, taint: Taint, database: bool) -> Confidence | None:
    """The whole text comes from outside: certain for a request, an API like any other for a parameter."""
    if place.value.type or not database or taint.kind in (SourceKind.PARAMETER, SourceKind.ENVIRONMENT):
        return None
    # whoever runs the program may well be meant to write SQL
    return Confidence.MEDIUM if taint.kind in (SourceKind.INPUT, SourceKind.STORED) else Confidence.HIGH


def _is_value(place: Reached, taint: Taint) -> bool:
    """Whether the text stands where a value does: between quotes; double ones are for names, but in comparisons."""
    if DOUBLED in taint.harmless:
        return False
    before = place.before(taint)
    return bool(_LITERAL.search(before) or _COMPARED.search(before[-200:]) or _LISTED.search(before[-2000:]))


def _is_enclosed(place: Reached, taint: Taint) -> bool:
    """Whether it stands between quotes, or where it stands is not known: without them no doubled quote helps."""
    before = place.before(taint)
    open_quotes = max(before.count(quote) % 2 for quote in "'\"`")
    return bool(open_quotes) or before.rstrip(" ").endswith(("[", "\0"))


def _cannot_leave_quotes(place: Reached, taint: Taint, about: About) -> bool:
    """Between quotes, and without any quote or backslash in it."""
    before, after = place.before(taint)[-2:].rstrip("%"), place.after(taint)[:2].lstrip("%")
    quote = before[-1:]
    return quote in ("'", '"') and after[:1] == quote and about.holds_no(f"{quote}\\")
