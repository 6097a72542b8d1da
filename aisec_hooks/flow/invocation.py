"""What a call is worth: followed into functions of the same file, else by what is known of the function."""

from __future__ import annotations

import ast
import re
from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from aisec_hooks.flow import calls, containers, guards, sources
from aisec_hooks.flow.entries import bound
from aisec_hooks.flow.expressions import Expressions
from aisec_hooks.flow.frame import item, variable
from aisec_hooks.flow.guards import Facts
from aisec_hooks.flow.program import Arguments, Defined, Function
from aisec_hooks.flow.values import NOTHING, Value, mixed

DEEPEST_CALL = 4
UNVALIDATED = frozenset({"missing-input-validation"})
_GETTERS = frozenset("get pop getlist get_list getone getall get_all setdefault".split())
_CHECKING_BASES = re.compile(r"Model\b|Schema\b|Form\b|Serializer\b|Struct\b")
_UNCHECKING_BASES = re.compile(r"\bdb\.Model\b|models\.Model\b|Declarative")


class Invocation(Expressions):
    """The part of the interpreter that calls."""

    @abstractmethod
    def follow(self, defined: Defined, arguments: dict[str, Value]) -> tuple[Value, Facts]:
        """Run a function of this file as called from here: what it returns, what is known after it."""

    def callee(self, name: str) -> Function | None:
        """The function of this file that a call runs, None if it is not known or too deep to follow."""
        function = self.program.function(name, self.owner)
        if function is None or function in self.callers or len(self.callers) >= DEEPEST_CALL:
            return None
        return function

    def _call(self, node: ast.Call) -> Value:
        name = self.qualified(node.func)
        receiver = self.value(node.func.value) if isinstance(node.func, ast.Attribute) else NOTHING
        values: Arguments = {i: self.value(a) for i, a in enumerate(node.args)}
        for keyword in node.keywords:
            values[keyword.arg or "**"] = self.value(keyword.value)
        if isinstance(node.func, ast.Attribute) and node.func.attr in containers.CHANGING:
            self._change(node, node.func, receiver, list(values.values()))
        function = self.callee(name)
        result = self.sinks.call(node, name, receiver, values, self) if function is None else None
        if result is not None:
            return result
        source = sources.read_call(node, self.qualified, self.is_tornado) if function is None else None
        if source is not None:
            return self.entered(node, source)
        if function is not None and self.program.calls_left > 0:
            return self._called(function, node, values)
        return self._result(node, name, receiver, values)

    def _change(self, node: ast.Call, function: ast.Attribute, receiver: Value, arguments: list[Value]) -> None:
        """`parts.append(text)`: the object is another one from now on."""
        key = variable(function.value)
        known = self.state.env.find(key) if key else None
        if known is not None:
            self.state.env.own[key] = containers.changed(receiver, function.attr, node, arguments)

    def is_tornado(self) -> bool:
        """Whether `self` is a Tornado request handler."""
        return self.owner is not None and (
            self.names.imports_package("tornado")
            or any(base.endswith("Handler") for base in self.program.base_names(self.owner))
        )

    def _called(self, function: Function, node: ast.Call, values: Arguments) -> Value:
        """What a function of this file returns for these arguments, and what is known once it has."""
        arguments = bound(function, node, values)
        key = (function, self.owner, self.program.globals, self.state.facts, *arguments.items())
        if key not in self.program.known_calls:
            self.program.calls_left -= 1
            self.program.known_calls[key] = self.follow(Defined(function, None, self.owner), arguments)
        value, facts = self.program.known_calls[key]
        self.state.facts |= facts
        return value

    def _result(self, node: ast.Call, name: str, receiver: Value, values: Arguments) -> Value:
        arguments = [v for k, v in values.items() if isinstance(k, int)]
        keywords = {k: v for k, v in values.items() if isinstance(k, str)}
        last = name.rpartition(".")[2]
        if last in self.classes and _validates(self.classes[last]):
            return mixed(values.values(), last).spared(UNVALIDATED)
        if last == "relative_to":  # raises unless it holds
            self.state.facts |= frozenset(guards.inside(receiver))
        known = calls.function(name, list(values.values())) if name else None
        if isinstance(node.func, ast.Attribute):
            own = calls.method(receiver, node.func.attr, arguments, keywords)
            if own is not None and (known is None or receiver != NOTHING):
                known = _got(node, receiver, own)
            if node.func.attr == "get" and receiver.type.endswith("ConfigParser"):
                known = containers.option(receiver, node)
        return known if known is not None else NOTHING

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {**Expressions.evaluators, ast.Call: _call}


def _got(node: ast.Call, receiver: Value, result: Value) -> Value:
    """`data.get("a")` is the item a."""
    assert isinstance(node.func, ast.Attribute)
    if node.func.attr not in _GETTERS or not node.args or result.type:
        return result
    known = containers.member_at(receiver, node.args[0])
    return item(receiver, node.args[0]) if known is None else known


def _validates(model: ast.ClassDef) -> bool:
    """Whether making an object of a class checks what it is made of."""
    bases = [ast.unparse(b) for b in model.bases]
    return any(_CHECKING_BASES.search(b) for b in bases) and not any(_UNCHECKING_BASES.search(b) for b in bases)
