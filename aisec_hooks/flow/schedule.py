"""Which functions of a file are run, and in what order."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property, partial
from itertools import accumulate

from aisec_hooks.flow.entries import UNKNOWN, entry
from aisec_hooks.flow.judge import Judge
from aisec_hooks.flow.program import Defined, Function, Program
from aisec_hooks.flow.state import Env
from aisec_hooks.flow.statements import Flow
from aisec_hooks.model import Span
from aisec_hooks.syntax.names import Names
from aisec_hooks.syntax.source import Module

DEEPEST = 6
"""Functions nested deeper than this are not run."""
_CALLED = re.compile(r"\b([^\W\d]\w*)[ \t]?\(")
_REQUEST = re.compile(r"\b(?:request|req|websocket)\b|self\.(?:path|headers|rfile|get_\w*argument)")


class Schedule:
    """The module first, then its functions in order, then the methods that others left something for."""

    def __init__(self, module: Module, names: Names, span: Callable[[ast.AST], Span], path: str, judge: Judge) -> None:
        self._module = module
        self._names = names
        self._judge = judge
        self._program = Program(module.tree, names, span, path)
        self.too_deep = False
        """Whether some of it is nested more deeply than can be followed."""

    def run(self) -> None:
        """Run all that can reach a sink; Exhausted when that is too much."""
        top = Flow(self._program, self._judge, self._program.globals, UNKNOWN)
        for statement in self._module.tree.body:
            top.state.alive = True
            self._guarded(partial(top.run, [statement]))
        for defined in top.functions:
            self._run(defined, 0)
        for _round in range(2):  # what one function kept, another reads, and may keep again
            before = (dict(self._program.attributes), set(self._program.changed_globals))
            for reader in self._late_readers(top.functions):
                self._run(reader, DEEPEST)
            if (self._program.attributes, self._program.changed_globals) == before:
                break

    def _guarded(self, run: Callable[[], None]) -> None:
        try:
            run()
        except RecursionError:
            self.too_deep = True

    def _run(self, defined: Defined, depth: int) -> None:
        if self._matters(defined.function):
            self._guarded(lambda: self._enter(defined, depth))

    def _enter(self, defined: Defined, depth: int) -> None:
        entered = entry(defined, self._program)
        env = Env(dict(entered.parameters), defined.env or self._program.globals)
        flow = Flow(self._program, self._judge, env, entered, defined=defined, callers=(defined.function,))
        self._guarded(lambda: flow.run(defined.function.body))
        if depth < DEEPEST:
            for inner in flow.functions:
                self._run(inner, depth + 1)

    def _late_readers(self, functions: list[Defined]) -> list[Defined]:
        found: dict[Function, Defined] = {}
        for key, readers in self._program.readers.items():
            if key in self._program.attributes:
                found.update(readers)
        for defined in functions if self._program.changed_globals else ():
            names = {n.id for n in ast.walk(defined.function) if isinstance(n, ast.Name)}
            if names & self._program.changed_globals:
                found[defined.function] = defined
        return [found[f] for f in sorted(found, key=lambda f: (f.lineno, f.col_offset))]

    def _matters(self, function: Function) -> bool:
        """Whether a function calls something that is a sink, or answers requests."""
        if function.decorator_list:
            return True
        first, last = function.lineno, function.end_lineno or function.lineno
        return any(at < len(lines) and lines[at] <= last for lines in self._lines for at in [bisect_left(lines, first)])

    @cached_property
    def _lines(self) -> tuple[list[int], ...]:
        """The lines that call a sink, or read a request."""
        text, words, names = self._module.text, self._judge.words, self._names
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        places: dict[str, list[int]] = {}
        for match in _CALLED.finditer(text):
            places.setdefault(match[1], []).append(match.start())
        wanted = [w for w in places if w in words or names.qualified(ast.Name(id=w)).rpartition(".")[2] in words]
        calls = sorted({bisect_right(starts, at) for word in wanted for at in places[word]})
        reads = [bisect_right(starts, m.start()) for m in _REQUEST.finditer(text)]
        return calls, reads
