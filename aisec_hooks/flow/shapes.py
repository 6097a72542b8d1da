"""How surely a text offends, by where in it the outside text stands."""

from __future__ import annotations

import re

from aisec_hooks.flow.calls import DOUBLED, JOINED, PATH
from aisec_hooks.flow.values import Hole, Taint, Value
from aisec_hooks.model import Confidence, SourceKind

_STATEMENT = re.compile(
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
_COMMAND = re.compile(
    r"[\s(;]*(?:call|exec|execute|pragma|explain|show|use|copy|vacuum|declare|begin|set|upsert|attach|detach|kill|update"
    r"|delete|insert|create|drop|alter|with|analy[sz]e|describe|load|unload|optimize|refresh|comment)\b",
    re.IGNORECASE,
)
_BINDABLE = re.compile(
    r"[\s(;]*(?:select|insert|update|delete|replace|merge|with|call|exec|execute|values)\b", re.IGNORECASE
)
_SQL_WORDS = re.compile(r"\b(?:SELECT|FROM|WHERE|ORDER BY|GROUP BY|VALUES|SET|LIMIT|AND|JOIN|UNION|INTO)\b")
_HTML = re.compile(r"<\s*/?[a-zA-Z!]")
_LITERAL = re.compile(r"'%?$")
_COMPARED = re.compile(
    r"""(?:[=<>]|\b(?:like|ilike|glob|regexp|match|between|and|is|not))\s*\(?\s*"%?$""", re.IGNORECASE
)
_LISTED = re.compile(r"""\b(?:values|in)\s*\([^()]*"%?$""", re.IGNORECASE)
CUT = 20_000


def confidence(shape: str, value: Value, taint: Taint, *, database: bool) -> Confidence | None:
    """How surely outside text makes a value dangerous, None if the value does not look the part.

    `database` says whether what the value goes to is known to be one.
    """
    match shape:
        case "sql":
            return _sql(value, taint, database)
        case "sql-part":
            return _sql_part(value, taint)
        case "html":
            return _html(value, taint.kind)
        case "path":
            return _path(value, taint.kind)
        case "attribute":  # what stands before it leaves few to choose from
            free = not (value.parts and isinstance(value.parts[0], str) and value.parts[0])
            return Confidence.HIGH if free else Confidence.MEDIUM
        case _:
            return Confidence.HIGH


def _sql(value: Value, taint: Taint, database: bool) -> Confidence | None:
    if value.parts is None or not any(isinstance(p, str) and p.strip() for p in value.parts):
        return _whole_sql(value, taint, database)
    text = value.text[:CUT]
    known = _STATEMENT.match(text) or (_SQL_WORDS.search(text) and "\0" in text[:40])
    if not known and not (database and _COMMAND.match(text)):
        return None
    if taint.kind is not SourceKind.PARAMETER:
        return Confidence.MEDIUM if DOUBLED in taint.harmless else Confidence.HIGH
    # a parameter between quotes is a value and could have been bound; a bare one may be a table's name or a number
    sure = _BINDABLE.match(text) and _is_value(value, taint)
    return Confidence.HIGH if sure else Confidence.MEDIUM


def _whole_sql(value: Value, taint: Taint, database: bool) -> Confidence | None:
    """The whole text comes from outside: certain for a request, an API like any other for a parameter."""
    if value.type or not database or taint.kind is SourceKind.PARAMETER:
        return None
    # whoever runs the program may well be meant to write SQL
    return Confidence.MEDIUM if taint.kind is SourceKind.INPUT else Confidence.HIGH


def _sql_part(value: Value, taint: Taint) -> Confidence:
    """A clause is handed over, not a statement."""
    sure = taint.kind is not SourceKind.PARAMETER or _is_value(value, taint)
    return Confidence.HIGH if sure else Confidence.MEDIUM


def _is_value(value: Value, taint: Taint) -> bool:
    """Whether the text stands where a value does: between quotes; double ones are for names, but in comparisons."""
    before = _before(value, taint)
    if DOUBLED in taint.harmless:
        return False
    return bool(_LITERAL.search(before) or _COMPARED.search(before[-200:]) or _LISTED.search(before[-2000:]))


def _html(value: Value, kind: SourceKind) -> Confidence | None:
    if kind is SourceKind.PARAMETER:
        return Confidence.MEDIUM if _HTML.search(value.text[:CUT]) else None
    return Confidence.HIGH if not value.type else None


def _path(value: Value, kind: SourceKind) -> Confidence | None:
    if value.type not in ("", PATH, JOINED):
        return None  # an open file or an archive, not a name
    if kind is SourceKind.REQUEST:
        return Confidence.HIGH
    # a program opens what its user names; only a fixed folder before it says that it must not leave it
    first = value.parts[0] if value.parts else None
    fixed = (isinstance(first, str) and "/" in first[1:]) or (isinstance(first, str) and len(value.parts or ()) > 1)
    return Confidence.MEDIUM if fixed and isinstance(first, str) and first.strip("./\\") else None


def _before(value: Value, taint: Taint) -> str:
    """The text before the first piece that holds the outside text, NUL for what is not known of it."""
    before: list[str] = []
    for part in value.parts or ():
        if isinstance(part, Hole) and any(t.label == taint.label for t in part.taints):
            return "".join(before)
        before.append(part if isinstance(part, str) else "\0")
    return ""
