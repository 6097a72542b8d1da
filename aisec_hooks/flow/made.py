"""Where texts that are known were put together, for what looks at such places alone."""

from __future__ import annotations

import ast

from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Span

MOST_NOTED = 2_000


class Made:
    """The statements that gave variables of the file that is looked at a known text."""

    def __init__(self) -> None:
        self._statements: dict[tuple[int, str, Value], list[Span]] = {}

    def note(self, node: ast.stmt, target: ast.expr, value: Value, flow: Invocation) -> None:
        """`target = value`."""
        if not isinstance(target, ast.Name) or value.parts is None or value.taints or value.opaque or flow.foreign:
            return
        if len(self._statements) < MOST_NOTED:
            spans = self._statements.setdefault((id(flow.defined), target.id, value), [])
            if (span := flow.span(node)) not in spans:
                spans.append(span)

    def spans(self, place: Reached) -> list[Span]:
        """The statements that put the text together that is handed over at a place."""
        if not isinstance(place.argument, ast.Name) or place.flow.foreign:
            return []
        return self._statements.get((id(place.flow.defined), place.argument.id, place.value), [])
