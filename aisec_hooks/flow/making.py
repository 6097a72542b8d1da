"""Making objects of the project's classes, and copies of them."""

from __future__ import annotations

import ast
from abc import ABC

from aisec_hooks import late
from aisec_hooks.flow import binding, containers, telling
from aisec_hooks.flow.callables import Made
from aisec_hooks.flow.combining import joined, mixed, of_items
from aisec_hooks.flow.expressions import Expressions
from aisec_hooks.flow.objects import UNVALIDATED
from aisec_hooks.flow.values import ANY, NOTHING, OPAQUE, UNKNOWN, Value

_CHECKING_BASES = late.compiled(r"Model\b|Schema\b|Form\b|Serializer\b|Struct\b")
_UNCHECKING_BASES = late.compiled(r"\bdb\.Model\b|models\.Model\b|Declarative")
FACTORY = "made anew: "
_COPIED = frozenset("dataclasses.asdict vars dataclasses.replace copy.replace attrs.asdict attrs.evolve".split())
"""Functions of an object's fields."""


class Making(Expressions, ABC):
    """The part of the interpreter that makes objects."""

    def construct(
        self, made: Made, positional: list[Value], keywords: dict[str, Value], rest: Value, site: ast.expr
    ) -> Value:
        """An object of a class of this project."""
        owner, program = made.node, made.program
        everything = [*positional, *keywords.values(), rest]
        if any("Enum" in base for base in program.base_names(owner)):
            self.state.facts |= telling.everything(mixed(positional))  # one of its members, or an error
            return NOTHING
        if _validates(owner):
            return self._model(made, everything)
        value = self.instance(owner, program, site, self.callers)
        maker = program.method(owner, "__init__")
        if maker is not None:
            bound = binding.bound(maker.function.args, [value, *positional], keywords, rest)
            self.enter(maker, bound, site)
            return self.present(value)
        fields = [n for c in reversed(program.lineage(owner)) for n in _fields(c)]
        if fields:
            defaults = [d for c in reversed(program.lineage(owner)) for d in program.class_values.get(c, {}).items()]
            items = {name: self._made_by_default(value, name, site) for name, value in defaults}
            items.update(zip(fields, positional, strict=False))  # the rest has defaults
            items.update(keywords)
            value = Value(rest.taints, None, value.type, tuple(items.items()), UNKNOWN, value.at)
            self.state.put(value.at, value)
        elif any("." in b for b in program.qualified_bases(owner)):
            value = Value(mixed(everything).taints, None, value.type, None)
        return value

    def field(self, node: ast.Call, keywords: dict[str, Value]) -> Value:
        """`field(default_factory=list)`: what a field is worth if nothing is given for it."""
        if "default" in keywords:
            return keywords["default"]
        for keyword in node.keywords:
            if keyword.arg in ("default_factory", "factory"):
                made = containers.MAKERS.get(self.qualified(keyword.value), "")
                return Value(type=f"{FACTORY}{made}", targets=keywords[keyword.arg].targets)
        return OPAQUE

    def _made_by_default(self, value: Value, name: str, site: ast.expr) -> Value:
        """The default of a field, made anew for each object."""
        if not value.type.startswith(FACTORY):
            return value
        made = value.type.removeprefix(FACTORY)
        if made:
            place = self.world.place(site, name, self.callers)
            new = of_items((), made).placed(place)
            self.state.put(place, new)
            return new
        results = [r for t in value.targets if (r := self.apply(t, [], {}, NOTHING, site)) is not None]
        return joined(results) if results else OPAQUE

    def _model(self, made: Made, everything: list[Value]) -> Value:
        """An object of a class that checks its fields: typed ones hold no text of the outside's choosing."""
        kind = self.world.type_of(made.node, made.program)
        return Value(mixed(everything).taints, None, kind).spared(UNVALIDATED)

    def fields_of(
        self, node: ast.Call, name: str, receiver: Value, arguments: list[Value], keywords: dict[str, Value]
    ) -> Value | None:
        """The fields of an object as a dictionary, or a copy of it with some of them changed."""
        last = name.rpartition(".")[2]
        source = receiver if isinstance(node.func, ast.Attribute) and "#" in receiver.type else None
        if name in _COPIED:
            source = arguments[0] if arguments else None
        if source is not None and source.items is None and last in ("model_dump", "dict") and source.taints:
            return Value(source.taints, None, "dict", ((ANY, Value(source.taints)),))  # its keys are the class's
        if source is None or "#" not in source.type or source.items is None:
            return None
        if last in ("_replace", "replace", "evolve"):
            changed = tuple((dict(source.items) | keywords).items())
            return self._new(node, Value(source.taints, None, source.type, changed))
        if last in ("asdict", "_asdict", "vars", "model_dump", "dict") and source.items:
            return self._new(node, of_items(source.items, "dict"))
        return None


def _fields(owner: ast.ClassDef) -> list[str]:
    """The fields of a dataclass, a NamedTuple or another class made of annotations."""
    if not owner.decorator_list and not owner.bases:
        return []
    return [n.target.id for n in owner.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]


def _validates(model: ast.ClassDef) -> bool:
    """Whether making an object of a class checks what it is made of."""
    bases = [ast.unparse(b) for b in model.bases]
    return any(_CHECKING_BASES.search(b) for b in bases) and not any(_UNCHECKING_BASES.search(b) for b in bases)
