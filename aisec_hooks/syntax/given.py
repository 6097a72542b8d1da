"""Expressions together with the place they stand at."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks.syntax.constants import UNKNOWN

if TYPE_CHECKING:
    from aisec_hooks.syntax.around import Around


class Given(NamedTuple):
    """An expression and what is around it."""

    node: ast.AST
    around: Around

    @property
    def constant(self) -> object:
        """Its constant or UNKNOWN."""
        return self.around.constant(self.node)

    @property
    def written(self) -> str:
        """Its code."""
        return self.around.written(self.node)


class Arguments(NamedTuple):
    """The arguments of a call, `**` of known dicts spread out."""

    positional: tuple[Given, ...]
    named: Mapping[str, Given]
    open: bool
    """Whether there may be more than these."""

    def get(self, name: str, position: int = -1) -> Given | None:
        """The argument of a keyword, or at a position from 0."""
        if name in self.named:
            return self.named[name]
        return self.positional[position] if 0 <= position < len(self.positional) else None

    def constant(self, name: str, position: int = -1, *, missing: object = UNKNOWN) -> object:
        """The constant of an argument; `missing` if it is surely not given."""
        given = self.get(name, position)
        if given is None:
            return UNKNOWN if self.open else missing
        return given.constant
