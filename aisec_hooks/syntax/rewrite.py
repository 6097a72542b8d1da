"""Newer syntax turned into older syntax of the same size, with notes on what stood there."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from keyword import iskeyword

from aisec_hooks import late
from aisec_hooks.syntax.columns import width
from aisec_hooks.syntax.lexer import Field, Text, Token

Version = tuple[int, int]

STARRED_INDEX: Version = (3, 11)  # PEP 646
NESTED_FSTRINGS: Version = (3, 13)  # PEP 701 is in 3.12, but its first releases refuse some of it
TYPE_PARAMETERS: Version = (3, 13)  # PEP 695, and PEP 696 for their defaults
TEMPLATES: Version = (3, 14)  # PEP 750
BARE_EXCEPT_TUPLE: Version = (3, 14)  # PEP 758
LAZY_IMPORTS: Version = (3, 15)  # PEP 810

_LINE = late.compiled(r"[^\n]+")
_CONSTANTS = ("None", "True", "False")


@dataclass(slots=True)
class Index:
    """A subscript with starred elements."""

    commas: int = 0
    stars: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Number of the element -> offsets of its star and of its end."""


@dataclass(slots=True)
class Rewrite:
    """Changes to a region of a text; the keys of all tables are offsets in the text."""

    changes: list[tuple[int, int, str]] = field(default_factory=list)
    strings: dict[int, list[Token]] = field(default_factory=dict)
    """Start -> adjacent strings for which a placeholder stands."""
    tuples: dict[int, list[Token]] = field(default_factory=dict)
    """Start -> the tokens of a tuple for which a placeholder stands."""
    aliases: dict[int, Token] = field(default_factory=dict)
    """Start of a `type` statement -> its name."""
    indexes: dict[int, Index] = field(default_factory=dict)
    """End of a subscript -> its stars, which were blanked."""
    star_annotations: dict[int, int] = field(default_factory=dict)
    """Start of a `*args` name -> the star of its annotation, which was blanked."""

    def apply(self, text: str, start: int, end: int) -> str:
        """The rewritten region: as many lines, each of as many UTF-8 bytes."""
        pieces = []
        for first, last, new in self.changes:
            pieces += [text[start:first], new]
            start = last
        return "".join([*pieces, text[start:end]])


def rewrite(text: str, tokens: list[Token], version: Version) -> Rewrite:
    """What a parser of that version needs changed in the region that the tokens are of."""
    return _Rewriter(text, tokens, version).run()


def placeholder(text: str) -> str:
    """A parenthesised zero of the same size: never a target, and no other token can run into it."""
    lines = [" " * width(line) for line in text.split("\n")]
    lines[0] = "(0" + lines[0][2:]
    lines[-1] = lines[-1][:-1] + ")"
    return "\n".join(lines)


def blank(text: str) -> str:
    """Spaces of the same size, line ends kept."""
    return _LINE.sub(lambda line: " " * width(line[0]), text)


class _Rewriter:
    """Goes through the tokens once; the methods return the number of the token to go on with."""

    def __init__(self, text: str, tokens: list[Token], version: Version) -> None:
        self.text, self.tokens, self.version = text, tokens, version
        self.out = Rewrite()
        self.brackets: list[Index | None] = []

    def run(self) -> Rewrite:
        at = 0
        while at < len(self.tokens):
            match self.tokens[at].kind:
                case "string":
                    at = self.strings(at)
                case "name":
                    at = self.name(at)
                case "op":
                    at = self.operator(at)
                case _:
                    at += 1
        return self.out

    def word(self, at: int) -> str:
        return self.tokens[at].text if at < len(self.tokens) else ""

    def change(self, start: int, end: int, new: str) -> None:
        self.out.changes.append((start, end, new))

    def strings(self, at: int) -> int:
        """Adjacent strings are one expression, so all of them go if one has to."""
        first = at
        while at < len(self.tokens) and self.tokens[at].kind == "string":
            at += 1
        group = self.tokens[first:at]
        if any(_is_new(token, self.version) for token in group):
            start, end = group[0].start, group[-1].end
            self.change(start, end, placeholder(self.text[start:end]))
            self.out.strings[start] = group
        return at

    def name(self, at: int) -> int:
        word = self.tokens[at].text
        if word in ("def", "class"):
            return self.type_parameters(at)
        if word in ("type", "lazy", "except") and self.starts_statement(at):
            return {"type": self.type_alias, "lazy": self.lazy_import, "except": self.handler}[word](at)
        return at + 1

    def starts_statement(self, at: int) -> bool:
        return not self.brackets and (at == 0 or self.word(at - 1) in ("\n", ";", ":"))

    def type_parameters(self, at: int) -> int:
        """`def f[T](x)` -> `def f(   x)`, `class A[T]:` -> `class A( ):`; an older tree has no place for them."""
        if self.version >= TYPE_PARAMETERS or self.word(at + 2) != "[":
            return at + 1
        close = self.closing(at + 2)
        start = self.tokens[at + 2].start
        if self.word(close + 1) == "(":
            end = self.tokens[close + 1].end
            self.change(start, end, "(" + blank(self.text[start + 1 : end]))
            self.brackets.append(None)
            return close + 2
        if self.word(at) == "def":
            return at + 1
        end = self.tokens[close].end
        self.change(start, end, "(" + blank(self.text[start + 1 : end - 1]) + ")")
        return close + 1

    def type_alias(self, at: int) -> int:
        """`type X = v` -> `X      = v`, `type X[T] = v` -> `X     [0] = v`."""
        equals = at + 2
        if self.word(equals) == "[":
            equals = self.closing(equals) + 1
        is_name = at + 1 < len(self.tokens) and self.tokens[at + 1].kind == "name" and not iskeyword(self.word(at + 1))
        if self.version >= TYPE_PARAMETERS or self.word(equals) != "=" or not is_name:
            return at + 1
        start, name = self.tokens[at].start, self.tokens[at + 1]
        if "\\" in self.text[start : name.start]:
            return at + 1  # goes on on the next line: nobody writes that
        self.change(start, name.end, name.text + " " * (name.start - start))
        if equals > at + 2:
            opening, close = self.tokens[at + 2], self.tokens[equals - 1]
            inner = blank(self.text[opening.end : close.start])
            self.change(opening.end, close.start, inner.replace(" ", "0", 1))
        self.out.aliases[start] = name
        return equals

    def lazy_import(self, at: int) -> int:
        """`lazy import x` -> `import      x`, `lazy from a import b` -> `from      a import b`."""
        if self.version >= LAZY_IMPORTS or self.word(at + 1) not in ("import", "from"):
            return at + 1
        start, keyword = self.tokens[at].start, self.tokens[at + 1]
        self.change(start, keyword.end, keyword.text + blank(self.text[start : keyword.start]))
        return at + 2

    def handler(self, at: int) -> int:
        """`except A, B:` -> `except(0 ):`; `except* A` -> `except  A` where trees know no TryStar."""
        first = at + 1
        if self.word(first) == "*":
            if not hasattr(ast, "TryStar"):
                self.change(self.tokens[first].start, self.tokens[first].end, " ")
            first += 1
        words = self.until_colon(first)
        group = self.tokens[first : first + len(words)]
        if self.version >= BARE_EXCEPT_TUPLE or "," not in words[1:] or "as" in words:
            return first
        start, end = group[0].start, group[-1].end
        self.change(start, end, placeholder(self.text[start:end]))
        self.out.tuples[start] = group
        return first + len(words)

    def until_colon(self, first: int) -> list[str]:
        """The tokens up to the colon that ends a header, "" for those within brackets."""
        words: list[str] = []
        depth = 0
        for number in range(first, len(self.tokens)):
            token = self.tokens[number]
            if depth == 0 and token.text in (":", "\n"):
                break
            depth -= token.text in (")", "]", "}")
            words.append("" if depth else token.text)
            depth += token.text in ("(", "[", "{")
        return words

    def operator(self, at: int) -> int:
        symbol = self.tokens[at].text
        if symbol in "([{":
            self.brackets.append(Index() if symbol == "[" and self.follows_value(at) else None)
        elif symbol in ")]}":
            self.close(at)
        elif symbol == "," and self.brackets and (index := self.brackets[-1]):
            index.commas += 1
        elif symbol == "*" and self.brackets and self.version < STARRED_INDEX:
            self.star(at)
        return at + 1

    def close(self, at: int) -> None:
        index = self.brackets.pop() if self.brackets else None
        if index and index.stars:
            self.out.indexes[self.tokens[at].end] = index

    def follows_value(self, at: int) -> bool:
        """Whether a bracket after this token is a subscript and no list."""
        if at == 0:
            return False
        before = self.tokens[at - 1]
        if before.text in ("match", "case") and self.starts_statement(at - 1):
            return False
        if before.kind == "name":
            return not iskeyword(before.text) or before.text in _CONSTANTS
        return before.kind == "string" or before.text in (")", "]", "}")

    def star(self, at: int) -> None:
        """`a[*b]` and `*args: *Ts`; any other star is old."""
        index, before, token = self.brackets[-1], self.word(at - 1), self.tokens[at]
        if index is not None and before in ("[", ","):
            index.stars[index.commas] = (token.start, self.element_end(at))
            self.change(token.start, token.end, " ")
        elif before == ":" and index is None and self.word(at - 3) == "*":
            self.out.star_annotations[self.tokens[at - 2].start] = token.start
            self.change(token.start, token.end, " ")

    def element_end(self, at: int) -> int:
        """The end of a bracket's element that this token is in."""
        depth = 0
        for number in range(at + 1, len(self.tokens)):
            symbol = self.tokens[number].text
            if depth == 0 and symbol in (",", "]"):
                return self.tokens[number - 1].end
            depth += symbol in ("(", "[", "{")
            depth -= symbol in (")", "]", "}")
        return self.tokens[-1].end

    def closing(self, at: int) -> int:
        """The bracket that closes the one at this token; the lexer has made sure that there is one."""
        depth = 0
        for number in range(at, len(self.tokens)):
            depth += self.tokens[number].text in ("(", "[", "{")
            depth -= self.tokens[number].text in (")", "]", "}")
            if not depth:
                return number
        return len(self.tokens) - 1


def _is_new(token: Token, version: Version) -> bool:
    """Whether a string is, or holds, one that a parser of the version does not know."""
    if token.parts is None:
        return False
    if version < NESTED_FSTRINGS:
        return True
    return version < TEMPLATES and ("t" in token.prefix or _holds_template(token.parts, version))


def _holds_template(parts: list[Text | Field], version: Version) -> bool:
    for part in parts:
        if isinstance(part, Field) and (
            any(_is_new(token, version) for token in part.tokens) or _holds_template(part.spec or [], version)
        ):
            return True
    return False
