"""What a value runs when it is called: functions, methods with their object, lambdas, classes, partial applications."""

from __future__ import annotations

import ast
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks.flow.values import Value

if TYPE_CHECKING:
    from aisec_hooks.flow.program import Program
    from aisec_hooks.flow.state import Env

Function = ast.FunctionDef | ast.AsyncFunctionDef
Arguments = dict[int | str, Value]
"""What a call hands over, by position and keyword."""


class Defined(NamedTuple):
    """A function, the variables it sees, the class it is a method of, and the file that it is in."""

    function: Function
    env: Env[str] | None
    """None for the module's."""
    owner: ast.ClassDef | None
    program: Program


class Anonymous(NamedTuple):
    """A lambda with the variables it sees."""

    node: ast.Lambda
    env: Env[str]
    owner: ast.ClassDef | None
    program: Program


class Made(NamedTuple):
    """A class: calling it makes an object."""

    node: ast.ClassDef
    program: Program


class Bound(NamedTuple):
    """A method with its object."""

    defined: Defined
    receiver: Value


class Partial(NamedTuple):
    """`functools.partial(function, ...)`."""

    targets: tuple[int, ...]
    positional: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]


class Named(NamedTuple):
    """A function of a library, by its canonical name."""

    name: str


class Elsewhere(NamedTuple):
    """Something of another file of the project, which has not been looked into: its dotted name, as a file has it."""

    name: str
    """With "()" where it was called."""
    importer: Program
    given: tuple[tuple[tuple[Value, ...], tuple[tuple[str, Value], ...]], ...] = ()
    """For each "()" the positional arguments and the keywords."""
    site: ast.expr | None = None
    """Where an object of it is made: what another expression makes is another one."""


Callable = Defined | Anonymous | Made | Bound | Partial | Named | Elsewhere


class Callables:
    """The callables that were met, by number: a value that held them itself would hold its own variables."""

    def __init__(self) -> None:
        self._known: list[Callable] = []
        self._numbers: dict[Hashable, int] = {}

    def number(self, target: Callable) -> int:
        """The number of a callable; the same one for the same callable."""
        key: Hashable = target if isinstance(target, (Bound, Partial, Named, Elsewhere)) else (target[0], id(target[1]))
        if isinstance(target, Bound):
            key = (target.defined.function, target.receiver.slim())
        if key not in self._numbers:
            self._numbers[key] = len(self._known)
            self._known.append(target)
        return self._numbers[key]

    def __getitem__(self, number: int) -> Callable:
        return self._known[number]
