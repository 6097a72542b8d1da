"""The name that a value stands under: a key, a variable, a tag, or the column of a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from aisec_hooks import late

_BEFORE = 240
"""How far back a name is looked for."""
_LINE = 2_000
"""In longer lines columns are not counted."""
_PARTS = late.compiled(r"[,;{}\n|]")
_OPENS = late.compiled(r"[:=>(\[]\s{0,9}\Z")
_WORD = late.compiled(r"[A-Z]{2,20}(?![a-z])|[A-Z]?[a-z]{1,30}|[A-Z]")
_STATEMENTS = ("INTO", "into", "Into", "COPY", "copy")
_INSERT = late.compiled(
    r"(?:insert\s{1,9}(?:ignore\s{1,9})?into|^copy)\s{1,9}[\w.`\"\[\]]{1,100}\s{0,9}\(([^()]{1,2000})\)",
    2 | 8,  # re.IGNORECASE | re.MULTILINE
)
_TABLES = ((".csv", ","), (".tsv", "\t"), (".psv", "|"))


class Naming:
    """The names in one text."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._delimiter = next((d for ending, d in _TABLES if path.lower().endswith(ending)), "")
        self._known: dict[int, str] = {}
        self._inserts: tuple[list[int], list[list[str]]] | None = None
        self._header: list[str] | None = None

    def of(self, start: int) -> str:
        """The words of the name of the value at an offset, in lower case, with spaces around each."""
        if start not in self._known:
            self._known[start] = words(self._column(start) or self._before(start))
        return self._known[start]

    def _before(self, start: int) -> str:
        """The text before the value on its line, or what opens the list that the value is in."""
        parts = _PARTS.split(self._text[max(0, start - _BEFORE) : start])
        for distance, part in enumerate(reversed(parts)):
            if any(c.isalpha() for c in part):
                return part if not distance or _OPENS.search(part) else ""
        return ""

    def _column(self, start: int) -> str:
        line = self._text.rfind("\n", max(0, start - _LINE), start) + 1
        if not line and start > _LINE:
            return ""
        row = self._text[line:start]
        if self._delimiter:
            return _nth(self._columns_of_file(), _ordinal(row, self._delimiter, '"')) if line else ""
        if self._inserts is None:
            found = list(_INSERT.finditer(self._text)) if any(w in self._text for w in _STATEMENTS) else []
            self._inserts = [m.end() for m in found], [m[1].split(",") for m in found]
        ends, columns = self._inserts
        at = bisect_right(ends, start) - 1
        if at < 0:
            return ""
        opened = row.rfind("(")
        if opened >= 0:
            return _nth(columns[at], _ordinal(row[opened + 1 :], ",", "'"))
        return _nth(columns[at], row.count("\t")) if "\t" in row or not row else ""

    def _columns_of_file(self) -> list[str]:
        if self._header is None:
            self._header = self._text[: self._text.find("\n")][:_LINE].split(self._delimiter)
        return self._header


def words(name: str) -> str:
    """` customer card number ` of `customerCardNumber`."""
    return " " + " ".join(_WORD.findall(name)).lower() + " "


def says(name: str, wanted: Iterable[str]) -> bool:
    """Whether one of some words, or pairs of words, is in a name as `words` gives it."""
    return any(f" {word} " in name for word in wanted)


def _nth(columns: list[str], ordinal: int) -> str:
    return columns[ordinal] if ordinal < len(columns) else ""


def _ordinal(row: str, delimiter: str, quote: str) -> int:
    """How many delimiters stand before the end of a row outside of quotes."""
    return sum(part.count(delimiter) for part in row.split(quote)[::2])
