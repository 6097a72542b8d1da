"""The words and signs of an expression in a template, and a cursor over them."""

from __future__ import annotations

import re

from aisec_hooks import late

_MOST = 400
_TOKEN = late.compiled(
    r"""\s*(?:(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<name>[^\W\d]\w*)|(?P<number>\d\w*)"""
    r"""|(?P<sign>\*\*|//|==|!=|<=|>=|[-+*/%~|.,:()\[\]{}<>=@&^]))""",
    re.DOTALL,
)
KEYWORDS = frozenset({"if", "else", "and", "or", "not", "in", "is", "recursive", "as"})
CONSTANTS = frozenset({"true", "false", "none", "True", "False", "None"})


def split(text: str) -> list[tuple[str, str]]:
    """(kind, text) of each, up to a limit or to what is neither."""
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(text) and len(found) < _MOST:
        token = _TOKEN.match(text, position)
        if token is None:
            break
        found.append((token.lastgroup or "", token[token.lastgroup or 0]))
        position = token.end()
    return found


class Cursor:
    """A place among the words."""

    def __init__(self, text: str) -> None:
        self._tokens = split(text)
        self._at = 0

    def peek(self, ahead: int = 0) -> str:
        """The next token, "" at the end; strings begin with their quote."""
        at = self._at + ahead
        return self._tokens[at][1] if at < len(self._tokens) else ""

    def kind(self) -> str:
        """What the next token is, "" at the end."""
        if self._at >= len(self._tokens):
            return ""
        kind, text = self._tokens[self._at]
        return "keyword" if kind == "name" and text in KEYWORDS else kind

    def take(self) -> str:
        """The next token, which is passed."""
        token = self.peek()
        self._at += 1
        return token

    def name(self) -> str:
        """The next token if that is a name, which is passed then; else ""."""
        return self.take() if self.kind() == "name" else ""

    def passed(self, sign: str) -> bool:
        """Whether the next token is that one, which is passed then."""
        if self.peek() != sign:
            return False
        self._at += 1
        return True

    def rest(self) -> list[str]:
        """The names among what is left, all of which is passed."""
        left = self._tokens[self._at :]
        self._at = len(self._tokens)
        return [text for kind, text in left if kind == "name" and text not in KEYWORDS | CONSTANTS]
