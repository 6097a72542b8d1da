"""The macros of a template: what they are called with, and so what they print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aisec_hooks.flow.template_values import LONGEST_PATH, Piece, Printed, in_order

_MOST_GIVEN = 16
_MOST_RESOLVED = 200_000


class Macros:
    """Until all calls are known, a parameter is the piece `@macro:parameter`."""

    def __init__(self) -> None:
        self.parameters: dict[str, list[str]] = {}
        """By the names of macros, in order."""
        self._given: defaultdict[str, dict[tuple[Piece, bool], None]] = defaultdict(dict)
        self._budget = _MOST_RESOLVED

    def called(self, name: str, arguments: list[Printed], keywords: dict[str, Printed]) -> bool:
        """Take note of a call; False if it is of no macro of the template."""
        parameters = self.parameters.get(name)
        if parameters is None:
            return False
        for parameter, value in [*zip(parameters, arguments, strict=False), *keywords.items()]:
            given = self._given[parameter_of(name, parameter)]
            if len(given) < _MOST_GIVEN:
                given |= {(piece, value.marked): None for piece in in_order(value.pieces)}
        return True

    def resolved(self, value: Printed) -> Iterator[tuple[Piece, bool]]:
        """The pieces, with whether they are marked; parameters are replaced by what the macros are called with."""
        seen: set[str] = set()
        pending = [(piece, value.marked) for piece in in_order(value.pieces)]
        while pending:
            piece, marked = pending.pop()
            parameter, dot, rest = piece.path.partition(".")
            if not piece.path.startswith("@"):
                yield piece, marked
            elif parameter not in self._given or self._budget <= 0:
                yield piece._replace(path=piece.path.partition(":")[2], local=True), marked
            elif piece.path not in seen and len(seen) < _MOST_GIVEN:
                seen.add(piece.path)
                self._budget -= len(self._given[parameter])
                pending += (_handed(piece, f"{dot}{rest}", *given, marked=marked) for given in self._given[parameter])


def parameter_of(macro: str, name: str) -> str:
    """The path of a parameter's piece."""
    return f"@{macro}:{name}"


def _handed(parameter: Piece, rest: str, piece: Piece, marked_before: bool, *, marked: bool) -> tuple[Piece, bool]:
    """What a macro prints of an argument, given what it prints of the parameter; `rest` is the member of it."""
    path = f"{piece.path}{rest}"[:LONGEST_PATH]
    encodings = parameter.encodings if rest else parameter.encodings | piece.encodings
    made = Piece(path, encodings, parameter.doubtful or piece.doubtful, piece.local)
    return made, marked or (marked_before and not rest)
