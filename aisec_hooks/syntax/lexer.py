"""The tokens of Python source as today's language has them, whatever the running interpreter knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from aisec_hooks import late

DEPTH = 100  # nested fields of f-strings; hostile input must not exhaust the stack
BRACKETS = 200  # nested brackets, as in CPython's tokenizer

_TOKEN = late.compiled(
    r"""(?P<skip>[ \t\f]+|\\\n|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<string>(?P<prefix>[bBrRuUfFtT]{0,2})(?P<quote>'''|\"\"\"|'|\"))
      | (?P<name>\w+)
      | (?P<op>[=!<>:]=|->|\*\*|.)""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN = late.compiled(r"\\.|['\"\n]", re.DOTALL)
_LITERAL = late.compiled(r"\\(?:N\{[^}\n]*\}|[^{}N]|(?=[{}])|N)|\{\{?|\}\}?|['\"\n]", re.DOTALL)
_RAW_LITERAL = late.compiled(r"\\(?:[^{}]|(?=[{}]))|\{\{?|\}\}?|['\"\n]", re.DOTALL)
_CONVERSION = late.compiled(r"![ \t\f]*([rsa])[ \t\f]*")
_PAIRS = {")": "(", "]": "[", "}": "{"}


class LexError(Exception):
    """The text is not Python, in whatever version."""


@dataclass(slots=True)
class Text:
    """A stretch of literal text in a formatted string, as written."""

    start: int
    end: int


@dataclass(slots=True)
class Field:
    """A replacement field: braces from `start` to `end`, the expression's tokens, and what follows them."""

    start: int
    end: int = 0
    tokens: list[Token] = field(default_factory=list)
    stop: int = 0
    """Where the expression ends."""
    debug: int = 0
    """Where the text ends that `=` asks to be shown, 0 without."""
    conversion: str = ""
    spec: list[Text | Field] | None = None
    spec_start: int = 0


@dataclass(slots=True)
class Token:
    """A name or number, an operator (in one character but for those of two that matter), a string, or a line's end."""

    kind: str
    text: str
    """Empty for strings."""
    start: int
    end: int
    prefix: str = ""
    body: int = 0
    """Where a string's content starts; it ends as far from the token's end."""
    parts: list[Text | Field] | None = None
    """Of an f-string or a t-string."""


def tokens(text: str) -> list[Token]:
    """All tokens but white space, comments and the line ends within brackets; raises LexError."""
    found: list[Token] = []
    _Lexer(text).code(0, found, inside=False, depth=0)
    return found


def logical_line(text: str, start: int) -> int:
    """The offset behind the logical line that starts there; raises LexError."""
    return _Lexer(text).code(start, [], inside=False, depth=0, single=True)


class _Lexer:
    """Reads one text; every method takes an offset and returns the one where it stopped."""

    def __init__(self, text: str) -> None:
        self.text = text

    def code(self, at: int, found: list[Token], *, inside: bool, depth: int, single: bool = False) -> int:
        """Tokens up to the text's end (or the logical line's) or, inside a replacement field, to its expression's."""
        brackets: list[str] = []
        text, match_at = self.text, _TOKEN.match
        while match := match_at(text, at):
            kind, start, at = match.lastgroup, at, match.end()
            if kind == "skip":
                continue
            if kind == "newline":
                if not brackets and not inside:
                    found.append(Token("newline", "\n", start, at))
                    if single:
                        return at
                continue
            if match["string"] is not None:
                at = self.string(match, found, depth)
                continue
            symbol = match[0]
            if kind == "op":
                if inside and not brackets and _ends_expression(symbol):
                    return start
                _track(brackets, symbol)
            found.append(Token(kind or "", symbol, start, at))
        if brackets or inside:
            raise LexError
        return at

    def string(self, match: re.Match[str], found: list[Token], depth: int) -> int:
        """A string of any kind, from its prefix to its closing quotes."""
        prefix, quote = match["prefix"].lower(), match["quote"]
        token = Token("string", "", match.start(), 0, prefix, match.end())
        if "f" in prefix or "t" in prefix:
            token.parts = []
            token.end = self.literal(match.end(), token.parts, quote, "r" in prefix, depth) + len(quote)
        else:
            token.end = self.plain(match.end(), quote)
        found.append(token)
        return token.end

    def plain(self, at: int, quote: str) -> int:
        """The end of a plain string's closing quotes."""
        while match := _PLAIN.search(self.text, at):
            at = match.end()
            if match[0][0] == quote[0] and self.text.startswith(quote, match.start()):
                return match.start() + len(quote)
            if match[0] == "\n" and len(quote) == 1:
                break
        raise LexError

    def literal(self, at: int, parts: list[Text | Field], quote: str, raw: bool, depth: int) -> int:
        """The content of a formatted string up to its closing quotes, or of a format spec up to its brace.

        A spec is told by its `quote` being a brace; in it braces are not doubled.
        """
        spec = quote == "}"
        start, pattern = at, _RAW_LITERAL if raw else _LITERAL
        while match := pattern.search(self.text, at):
            mark, here = match[0], match.start()
            at = match.end()
            if mark[0] == quote[0] and (spec or self.text.startswith(quote, here)):
                _add_text(parts, start, here)
                return here
            if mark[0] == "{" and (spec or mark == "{"):
                _add_text(parts, start, here)
                at = start = self.replacement(here, parts, raw, depth + 1)
            elif mark == "}" or (mark == "\n" and len(quote) == 1 and not spec):
                break
        raise LexError

    def replacement(self, start: int, parts: list[Text | Field], raw: bool, depth: int) -> int:
        """A replacement field, from its opening brace to behind its closing one."""
        if depth > DEPTH:
            raise LexError
        text, item = self.text, Field(start)
        at = item.stop = self.code(start + 1, item.tokens, inside=True, depth=depth)
        if not item.tokens:
            raise LexError
        if text[at] == "=":
            at = item.debug = self.skip(at + 1)
        if match := _CONVERSION.match(text, at):
            item.conversion, at = match[1], match.end()
        if text.startswith(":", at):
            item.spec, item.spec_start = [], at + 1
            at = self.literal(at + 1, item.spec, "}", raw, depth)
        if not text.startswith("}", at):
            raise LexError
        item.end = at + 1
        parts.append(item)
        return item.end

    def skip(self, at: int) -> int:
        """Behind white space, comments and line ends."""
        while (match := _TOKEN.match(self.text, at)) and match.lastgroup in ("skip", "newline"):
            at = match.end()
        return at


def _ends_expression(symbol: str) -> bool:
    return symbol in ("}", "!", ":", ":=", "=")


def _track(brackets: list[str], symbol: str) -> None:
    if symbol in "([{":
        brackets.append(symbol)
        if len(brackets) > BRACKETS:
            raise LexError
    elif symbol in _PAIRS and (not brackets or brackets.pop() != _PAIRS[symbol]):
        raise LexError


def _add_text(parts: list[Text | Field], start: int, end: int) -> None:
    if start < end:
        parts.append(Text(start, end))
