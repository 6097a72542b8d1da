"""What displays and comprehensions hold, element by element as far as they are known."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

from aisec_hooks.flow import changes, containers
from aisec_hooks.flow.combining import joined, mixed, of_items
from aisec_hooks.flow.objects import Objects
from aisec_hooks.flow.state import without
from aisec_hooks.flow.values import ANY, KEYS, MOST_ITEMS, NOTHING, Key, Value

Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
MOST_ROUNDS = 8
"""Elements of a known list that a comprehension is run for one by one."""


class Displays(Objects, ABC):
    """The part of the interpreter that makes containers."""

    @abstractmethod
    def decided(self, test: ast.expr) -> bool | None:
        """Evaluate a condition: whether it always holds or never does; None if that depends."""

    def _display(self, node: ast.Dict | ast.List | ast.Tuple | ast.Set) -> Value:
        made = type(node).__name__.lower()
        if isinstance(node, ast.Dict):
            return self._new(node, self._dictionary(node))
        if len(node.elts) > MOST_ITEMS:
            return self._new(node, self._summary(node.elts, made))
        items: dict[object, Value] = {}
        for element in node.elts:
            if isinstance(element, ast.Starred):
                inner = self.present(self.value(element.value))
                if inner.items is None or inner.type == "dict" or any(k is ANY for k, _ in inner.items):
                    rest = [self.operand(e) for e in node.elts if e is not element and not isinstance(e, ast.Starred)]
                    return self._new(node, of_items(((ANY, joined([containers.member(inner), *rest])),), made))
                for _, value in inner.items:
                    items[len(items)] = value
            else:
                items[len(items)] = self.operand(element)
        value = of_items(tuple(items.items()), made)  # type: ignore[arg-type]
        return value if made == "tuple" else self._new(node, value)

    def _dictionary(self, node: ast.Dict) -> Value:
        if len(node.values) > MOST_ITEMS:
            return self._summary(node.values, "dict")
        if all(isinstance(k, ast.Constant) and _key(k) is not ANY for k in node.keys):
            members = {_key(k): self.operand(v) for k, v in zip(node.keys, node.values, strict=True)}
            return of_items(tuple(members.items()), "dict")
        result = of_items((), "dict")
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                result = changes.changed(result, "update", [self.present(self.value(value))], {})
            else:
                result = changes.with_member(result, self.value(key), self.operand(value))
        return result

    def _summary(self, elements: list[ast.expr], made: str) -> Value:
        """A long table: what may be in it, wherever."""
        values = [self.value(e) for e in elements if not isinstance(e, ast.Constant)]
        each = mixed(values)
        return Value(each.taints, None, made, ((ANY, each),))

    def _new(self, node: ast.expr, value: Value) -> Value:
        """A container of its own, which changes under all of its names."""
        place = self.world.place(node, self.callers)
        value = value.placed(place)
        self.state.put(place, value)
        return value

    def _comprehension(self, node: Comprehension) -> Value:
        outer = self.state
        self.state = outer.branch()
        made = {ast.DictComp: "dict", ast.SetComp: "set"}.get(type(node), "list")
        first = self.present(self.value(node.generators[0].iter))
        rounds = self._rounds(node, first)
        known_element = self.element(node.generators[0].iter, first)
        results: list[tuple[Value, Value, bool]] = []
        whole = containers.member(first) if known_element is None else known_element
        for element in rounds if rounds is not None else [whole]:
            result = self._round(node, element)
            if result is not None:
                results.append(result)
        known = self.state.facts - outer.facts
        self.state = outer
        pairs = [(without(k, known), without(v, known)) for k, v, _ in results]
        if rounds is None:
            keys = ((KEYS, pairs[0][0]),) if pairs and made == "dict" and pairs[0][0].taints else ()
            return of_items(((ANY, pairs[0][1]), *keys), made) if pairs else of_items((), made)
        if made == "dict":
            result_value = of_items((), "dict")
            for key, value in pairs:
                result_value = changes.with_member(result_value, key, value)
            return result_value
        if not all(sure for _, _, sure in results):  # how many are left, and at which place, is not known
            return of_items(((ANY, joined(v for _, v in pairs)),), made)
        return of_items(tuple(enumerate(v for _, v in pairs)), made)

    def _rounds(self, node: Comprehension, iterated: Value) -> list[Value] | None:
        """The elements that a comprehension is run for, None if they are not known one by one."""
        if len(node.generators) > 1 or iterated.items is None or len(iterated.items) > MOST_ROUNDS:
            return None
        if iterated.type == "dict":
            each = containers.keys(iterated) if iterated.items else []
        else:
            each = [v for _, v in iterated.items]
        return None if any(k is ANY for k, _ in iterated.items) else each

    def _round(self, node: Comprehension, element: Value) -> tuple[Value, Value, bool] | None:
        """The key and value for one element and whether it is surely there, None if a condition keeps it out."""
        sure = True
        for index, generator in enumerate(node.generators):
            each = element if index == 0 else containers.member(self.present(self.value(generator.iter)))
            self.bind(generator.target, each, generator.iter)
            for test in generator.ifs:
                decided = self.decided(test)
                if decided is False:
                    return None
                sure = sure and decided is True
                self.state.facts |= self.facts(test)[0]
        key = self.value(node.key) if isinstance(node, ast.DictComp) else NOTHING
        return key, self.operand(node.value if isinstance(node, ast.DictComp) else node.elt), sure

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {
        **Objects.evaluators,
        ast.Dict: _display,
        ast.DictComp: _comprehension,
        ast.GeneratorExp: _comprehension,
        ast.List: _display,
        ast.ListComp: _comprehension,
        ast.Set: _display,
        ast.SetComp: _comprehension,
        ast.Tuple: _display,
    }


def _key(node: ast.expr | None) -> Key:
    """A key that stands in a display."""
    value = node.value if isinstance(node, ast.Constant) else ANY
    return value if value is None or isinstance(value, (str, bytes, int, float)) else ANY
