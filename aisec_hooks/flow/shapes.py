"""How surely a text offends, by where in it the outside text stands."""

from __future__ import annotations

import re

from aisec_hooks.flow.calls import JOINED, PATH
from aisec_hooks.flow.values import Hole, Value
from aisec_hooks.model import Confidence, SourceKind

_SQL = re.compile(
    r"[\s(;]*(?:select|insert|update|delete|replace|merge|with|create|drop|alter|truncate|grant|revoke|call|exec|execute"
    r"|pragma|explain|show|use|copy|vacuum|declare|begin|set|upsert|attach)\b",
    re.IGNORECASE,
)
_SQL_WORDS = re.compile(r"\b(?:SELECT|FROM|WHERE|ORDER BY|GROUP BY|VALUES|SET|LIMIT|AND|JOIN|UNION|INTO)\b")
_HTML = re.compile(r"<\s*/?[a-zA-Z!]")
_QUOTED = re.compile(r"(?:'|\")%?$")
CUT = 20_000


def confidence(shape: str, value: Value, kind: SourceKind, label: str) -> Confidence | None:
    """How surely outside text of a kind makes a value dangerous; None if the value does not look the part."""
    match shape:
        case "sql":
            return _sql(value, kind, label)
        case "sql-part":
            return _sql_part(value, kind, label)
        case "html":
            return _html(value, kind)
        case "path":
            return _path(value, kind)
        case _:
            return Confidence.HIGH


def _sql(value: Value, kind: SourceKind, label: str) -> Confidence | None:
    if value.parts is None or not any(isinstance(p, str) and p.strip() for p in value.parts):
        # the whole text comes from outside: certain for a request, an API like any other for a parameter
        plain = not value.type and kind is not SourceKind.PARAMETER
        return Confidence.HIGH if plain else None
    text = value.text[:CUT]
    if not _SQL.match(text) and not (_SQL_WORDS.search(text) and "\0" in text[:40]):
        return None
    if kind is not SourceKind.PARAMETER:
        return Confidence.HIGH
    # a parameter between quotes is a value and could have been bound; a bare one may be a table's name or a number
    return Confidence.HIGH if _QUOTED.search(_before(value, label)) else Confidence.MEDIUM


def _sql_part(value: Value, kind: SourceKind, label: str) -> Confidence:
    """A clause is handed over, not a statement."""
    sure = kind is not SourceKind.PARAMETER or bool(_QUOTED.search(_before(value, label)))
    return Confidence.HIGH if sure else Confidence.MEDIUM


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


def _before(value: Value, label: str) -> str:
    """The literal text right before the first piece that holds the outside text."""
    previous = ""
    for part in value.parts or ():
        if isinstance(part, Hole):
            if any(t.label == label for t in part.taints):
                return previous
            previous = ""
        else:
            previous = part
    return ""
