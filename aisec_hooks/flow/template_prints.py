"""What a template prints where: its variables followed through its own definitions, escaping and context."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from aisec_hooks.flow import template_markup
from aisec_hooks.flow.template_danger import Danger, danger
from aisec_hooks.flow.template_expression import Parser
from aisec_hooks.flow.template_filters import Effect
from aisec_hooks.flow.template_markup import START, Context
from aisec_hooks.flow.template_names import Names
from aisec_hooks.flow.template_text import Kind, Token
from aisec_hooks.flow.template_values import Encoding, Piece, Printed, encoded, in_order
from aisec_hooks.model import Span

LONGEST_CODE = 200


class Print(Struct, frozen=True, kw_only=True):
    """An expression that a template prints."""

    code: str
    span: Span
    context: Context
    pieces: tuple[Piece, ...]
    """The variables in it that are in danger; all of them where none is."""
    marked: bool
    """The template itself says that the text is finished markup."""
    escaped: bool
    """It is escaped because escaping is on here."""
    danger: Danger | None

    @property
    def variables(self) -> tuple[str, ...]:
        """The dotted paths of what the code gave to the template."""
        return tuple(dict.fromkeys(p.path for p in self.pieces if not p.local))


class _Seen(Struct, frozen=True):
    """A printed expression before it is known what macros are called with."""

    token: Token
    value: Printed
    place: tuple[Context, str]
    escapes: bool


def prints(text: str, tokens: Iterable[Token], *, escapes: bool) -> list[Print]:
    """Every expression printed that has a variable in it, in order of place."""
    walk = _Walk(list(tokens), escapes=escapes)
    walk.run()
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    found = (_print(seen, walk.names, starts) for seen in walk.seen)
    return [p for p in found if p.pieces]


def _print(seen: _Seen, names: Names, starts: list[int]) -> Print:
    context, quote = seen.place
    worst: Danger | None = None
    pieces: dict[Danger | None, list[Piece]] = {}
    for piece, marked in names.macros.resolved(seen.value):
        escaped = seen.escapes and not marked
        encodings = piece.encodings | {Encoding.HTML} if escaped else piece.encodings
        found = danger(context, quote, encodings)
        pieces.setdefault(found, []).append(piece)
        worst = max((d for d in (worst, found) if d is not None), default=None)
    return Print(
        code=seen.token.text[:LONGEST_CODE],
        span=_span(seen.token, starts),
        context=context,
        pieces=tuple(in_order(pieces.get(worst, ()))),
        marked=seen.value.marked,
        escaped=seen.escapes and not seen.value.marked,
        danger=worst,
    )


def _span(token: Token, starts: list[int]) -> Span:
    line, end_line = bisect_right(starts, token.start), bisect_right(starts, max(token.start, token.end - 1))
    return Span(
        start_line=line,
        start_column=token.start - starts[line - 1] + 1,
        end_line=end_line,
        end_column=token.end - starts[end_line - 1] + 1,
    )


class _Walk:
    """One pass over a template."""

    def __init__(self, tokens: list[Token], *, escapes: bool) -> None:
        self._tokens = tokens
        self._place = START
        self.names = Names(escapes=escapes)
        self.seen: list[_Seen] = []

    def run(self) -> None:
        """Fill `seen`."""
        self.names.declare(t.text for t in self._tokens if t.kind is Kind.TAG)
        for token in self._tokens:
            match token.kind:
                case Kind.TEXT:
                    self._place = template_markup.fed(self._place, token.text)
                case Kind.PRINT:
                    parser = Parser(token.text, self.names)
                    self._printed(token, parser.filters(parser.whole()))
                case Kind.TAG:
                    self._tag(token)
                case Kind.CODE:
                    pass

    def _printed(self, token: Token, value: Printed) -> None:
        if value.pieces:
            place = template_markup.context(self._place)
            value = self.names.filtered(value)
            self.seen.append(_Seen(token, value, place, self.names.escapes))
        self._place = template_markup.printed(self._place)

    def _tag(self, token: Token) -> None:
        word, rest = (*token.text.split(None, 1), "", "")[:2]
        match word:
            case "raw" | "module" if rest:  # Tornado's
                self._printed(token, Parser(rest, self.names).whole()._replace(marked=True))
            case "firstof":
                self._first_of(token, rest)
            case _:
                self._place = self.names.tag(word, rest, self._place)

    def _first_of(self, token: Token, rest: str) -> None:
        parser = Parser(rest, self.names)
        values = []
        while parser.kind() in ("name", "string"):
            values.append(parser.whole())
        if self.names.escapes:
            values = [v if v.marked else encoded(v, Effect.ESCAPE) for v in values]
        for value in values:
            self._printed(token, value)
