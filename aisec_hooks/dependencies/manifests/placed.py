"""TOML and JSON as plain values whose strings know where they stand; what is broken is passed over.

The standard library's parsers give values without places and nothing at all for a file in the middle of a
merge. This one reads both languages by one set of tokens, keys included, and never raises.
"""

from __future__ import annotations

from typing import Any

from aisec_hooks import late

_DEEPEST = 60
_TOKEN = late.compiled(
    r"[ \t\r\f\ufeff]*(?:(\#[^\n]*)|(\"\"\"|''')|\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)'"
    r"|([^\s\[\]{},=#\"':]+(?:(?<=\d):[^\s\[\]{},=#\"']*)?)|([\[\]{},=:\n\"']))"
)
_COMMENT, _LONG, _BASIC, _LITERAL, _BARE, _MARK = range(1, 7)
_ESCAPE = late.compiled(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r?\n\s*|[ \t]+\n\s*)|(.))", 16)
_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


class Placed(str):
    """A string, and the offset of its content in the text."""

    __slots__ = ("start",)
    start: int


class Bare(Placed):
    """A value that is no string: a number, a date, true, false."""

    __slots__ = ()


def toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text."""
    return _Reader(text).document()


def json(text: str) -> dict[str, Any]:
    """The object of a JSON text, empty if it is not one."""
    value = _Reader(text).value(0)
    return value if isinstance(value, dict) else {}


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._kind = 0
        self._token = Placed("")

    def document(self) -> dict[str, Any]:
        root: dict[str, Any] = {}
        table = root
        while self._next():
            if self._kind == _MARK and self._token == "\n":
                continue
            if self._kind == _MARK and self._token == "[":
                table = self._header(root)
            elif self._kind in (_BARE, _BASIC, _LITERAL):
                self._assignment(table)
            self._skip_line()
        return root

    def value(self, depth: int) -> Any:
        """The value that begins at the next token; None where there is none."""
        while self._next() and self._token == "\n" and self._kind == _MARK:
            if not depth and self._in_toml:
                return None
        return self._value(depth)

    _in_toml = False

    def _value(self, depth: int) -> Any:
        if self._kind == _MARK:
            if depth < _DEEPEST and self._token == "[":
                return self._array(depth + 1)
            if depth < _DEEPEST and self._token == "{":
                return self._object(depth + 1)
            return None
        return self._token if self._kind else None

    def _array(self, depth: int) -> list[Any]:
        found: list[Any] = []
        while self._next():
            if self._kind == _MARK and self._token == "]":
                break
            value = self._value(depth)
            if value is not None:
                found.append(value)
        return found

    def _object(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        keys: list[Placed] = []
        while self._next():
            if self._kind != _MARK:
                keys += self._keys()
            elif self._token in (":", "=") and keys:
                value = self.value(depth)
                if value is not None:
                    _store(found, keys, value)
                keys = []
                if value is None and self._kind == _MARK and self._token == "}":
                    break
            elif self._token == "}":
                break
        return found

    def _header(self, root: dict[str, Any]) -> dict[str, Any]:
        keys: list[Placed] = []
        opened = 1
        while self._next():
            if self._kind == _MARK:
                if self._token == "[" and not keys and opened == 1:
                    opened = 2
                    continue
                break
            keys += self._keys()
        if not keys:
            return {}
        if opened == 1:
            return _table(root, keys)
        tables = _table(root, keys[:-1]).setdefault(keys[-1], [])
        made: dict[str, Any] = {}
        if isinstance(tables, list):
            tables.append(made)
        return made

    def _assignment(self, table: dict[str, Any]) -> None:
        keys = self._keys()
        while self._next() and not (self._kind == _MARK and self._token in ("=", "\n")):
            if self._kind == _MARK:
                return
            keys += self._keys()
        if self._token != "=" or self._kind != _MARK:
            return
        self._in_toml = True
        value = self.value(0)
        if value is not None:
            _store(table, keys, value)

    def _keys(self) -> list[Placed]:
        """The parts of a dotted key that the token is; a quoted one is one part."""
        if self._kind != _BARE:
            return [self._token]
        parts, start = [], self._token.start
        for part in self._token.split("."):
            if part:
                parts.append(_placed(part, start))
            start += len(part) + 1
        return parts

    def _skip_line(self) -> None:
        if self._kind == _MARK and self._token == "\n":
            return
        end = self._text.find("\n", self._at)
        self._at = end + 1 if end >= 0 else len(self._text)

    def _next(self) -> bool:
        """Go to the next token that is no comment; False at the end."""
        while found := _TOKEN.match(self._text, self._at):
            kind = found.lastindex or 0
            self._at = found.end()
            if kind == _COMMENT:
                continue
            self._kind = kind
            if kind == _LONG:
                self._token = self._long(found[kind])
            elif kind == _MARK and found[kind] in "\"'":
                self._at = end if (end := self._text.find("\n", self._at)) >= 0 else len(self._text)  # never closed
                continue
            else:
                content = found[kind]
                if kind == _BASIC and "\\" in content:
                    content = _unescaped(content)
                self._token = _placed(content, found.start(kind), Bare if kind == _BARE else Placed)
            return True
        self._kind, self._token, self._at = 0, Placed(""), len(self._text)
        return False

    def _long(self, quote: str) -> Placed:
        start = self._at
        end = self._text.find(quote, start)
        while end > 0 and quote == '"""' and self._text[end - 1] == "\\" and _odd(self._text, end, start):
            end = self._text.find(quote, end + 1)
        if end < 0:
            end = self._at = len(self._text)
        else:
            for _ in range(2):  # quotes that belong to the content
                end += self._text[end + 3 : end + 4] == quote[0]
            self._at = end + 3
        start += self._text.startswith("\n", start)
        content = self._text[start:end]
        return _placed(_unescaped(content) if quote == '"""' and "\\" in content else content, start)


def _odd(text: str, end: int, start: int) -> bool:
    """Whether an odd number of backslashes stands before an offset."""
    at = end
    while at > start and text[at - 1] == "\\":
        at -= 1
    return (end - at) % 2 == 1


def _placed(text: str, start: int, kind: type[Placed] = Placed) -> Placed:
    made = kind(text)
    made.start = start
    return made


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text)


def _character(match: Any) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return "" if match[4] else _LETTERS.get(match[5], match[5])


def _table(root: dict[str, Any], keys: list[Placed]) -> dict[str, Any]:
    for key in keys:
        inner = root.setdefault(key, {})
        if isinstance(inner, list) and inner:
            inner = inner[-1]
        if not isinstance(inner, dict):
            return {}
        root = inner
    return root


def _store(table: dict[str, Any], keys: list[Placed], value: Any) -> None:
    """Both sides of a merge count: lists and tables are joined, of other values the last one stands."""
    if not keys:
        return
    table = _table(table, keys[:-1])
    before = table.get(keys[-1])
    if isinstance(before, list) and isinstance(value, list):
        before.extend(value)
    elif isinstance(before, dict) and isinstance(value, dict):
        before.update(value)
    else:
        table[keys[-1]] = value
