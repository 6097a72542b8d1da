"""What is known of a value: where outside text in it comes from and how its text is put together."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from aisec_hooks.model import SourceKind, TraceMatch

MOST_PARTS = 64
MOST_STEPS = 8
MOST_TAINTS = 32


class Taint(Struct, frozen=True, eq=False, gc=False):
    """Outside text; two of one kind and label are the same text, however they came here."""

    kind: SourceKind
    label: str
    """Source text of the origin, such as `request.args["q"]` or a parameter's name."""
    harmless: frozenset[str] = frozenset()
    """Rules that it can no longer offend, because it was escaped or reduced for them."""
    whole: bool = False
    """It is the whole untyped body of a request (a dict), not one text of it."""
    steps: tuple[TraceMatch, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Equal wherever they came along."""
        return isinstance(other, Taint) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[object, ...]:
        return (self.label, self.kind, self.harmless, self.whole)

    def step(self, step: TraceMatch) -> Taint:
        """The same text, one step further."""
        if len(self.steps) >= MOST_STEPS or (self.steps and self.steps[-1].span == step.span):
            return self
        return Taint(self.kind, self.label, self.harmless, self.whole, (*self.steps, step))

    def spared(self, rules: frozenset[str]) -> Taint:
        """The same text, made harmless for more rules."""
        return Taint(self.kind, self.label, self.harmless | rules, self.whole, self.steps)

    def bare(self) -> Taint:
        """The same text with what made it harmless undone."""
        return Taint(self.kind, self.label, frozenset(), self.whole, self.steps)

    def opened(self) -> Taint:
        """The untyped structure that a text was parsed into."""
        return Taint(self.kind, self.label, self.harmless, True, self.steps)

    def member(self) -> Taint:
        """A part of it."""
        return Taint(self.kind, self.label, self.harmless, False, self.steps) if self.whole else self


class Hole(Struct, frozen=True, gc=False):
    """A piece of a text that is not a literal."""

    taints: frozenset[Taint]


Part = str | Hole
Items = tuple[tuple[object, "Value"], ...]


class Value(Struct, frozen=True, gc=False):
    """A value: its taints, the pieces of its text if that is known, and the class or call that made it."""

    taints: frozenset[Taint] = frozenset()
    parts: tuple[Part, ...] | None = None
    type: str = ""
    items: Items | None = None
    """Of a list or dictionary, its members by their keys if they are known."""

    @property
    def constant(self) -> bool:
        """Whether it is a literal, whole."""
        return self.parts is not None and all(isinstance(p, str) for p in self.parts)

    @property
    def text(self) -> str:
        """The literal pieces, a NUL where something unknown stands."""
        return "".join(p if isinstance(p, str) else "\0" for p in self.parts or ())

    def as_parts(self) -> tuple[Part, ...]:
        """Its pieces, itself as one hole if they are not known."""
        return self.parts if self.parts is not None else (Hole(self.taints),)

    def spared(self, rules: frozenset[str]) -> Value:
        """The same value, harmless for more rules."""
        if not self.taints:
            return self
        return Value(
            frozenset(t.spared(rules) for t in self.taints),
            tuple(p if isinstance(p, str) else Hole(frozenset(t.spared(rules) for t in p.taints)) for p in self.parts)
            if self.parts is not None
            else None,
            self.type,
        )

    def opened(self) -> Value:
        """The structure that it is the JSON of."""
        return Value(frozenset(t.opened() for t in self.taints), None, self.type)

    def stepped(self, step: TraceMatch) -> Value:
        """The same value, its taints one step further."""
        if not self.taints:
            return self
        return Value(frozenset(t.step(step) for t in self.taints), self.parts, self.type, self.items)


NOTHING = Value()
UNTAINTED: frozenset[Taint] = frozenset()


def _shared_items(values: list[Value]) -> Items | None:
    """The members of any of some containers, if all have the same ones."""
    first = values[0].items
    if first is None or any(v.items is None or len(v.items) != len(first) for v in values):
        return None
    each = [dict(v.items) for v in values if v.items is not None]
    if any(e.keys() != each[0].keys() for e in each):
        return None
    return tuple((k, joined([e[k] for e in each])) for k in each[0])


SEVERAL = "one of several"
"""The type of what is an object of one class or another."""


def literal(text: str) -> Value:
    """A constant text."""
    return Value(parts=(text,))


def joined(values: Iterable[Value]) -> Value:
    """The value where control flow meets: any of these."""
    distinct = list(dict.fromkeys(values))
    if len(distinct) == 1:
        return distinct[0]
    tainted = [v for v in distinct if v.taints]
    parts = tainted[0].parts if len(tainted) == 1 else None
    types = {v.type for v in distinct if v.type}
    made = types.pop() if len(types) == 1 else SEVERAL if types and all(v.type for v in tainted) else ""
    return Value(_taints(distinct), parts, made, _shared_items(distinct))


def concatenated(values: Iterable[Value]) -> Value:
    """The text of these one after the other."""
    values = list(values)
    parts: list[Part] = []
    for value in values:
        for part in value.as_parts():
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            else:
                parts.append(part)
    return Value(_taints(values), tuple(parts[:MOST_PARTS]))


def mixed(values: Iterable[Value], made: str = "") -> Value:
    """Something made of these whose text is not known."""
    return Value(_taints(values), None, made)


def _taints(values: Iterable[Value]) -> frozenset[Taint]:
    found = [v.taints for v in values if v.taints]
    if len(found) < 2:
        return found[0] if found else UNTAINTED
    taints = found[0].union(*found[1:])
    if len(taints) > MOST_TAINTS:
        return frozenset(sorted(taints, key=lambda t: (t.kind is SourceKind.PARAMETER, t.label))[:MOST_TAINTS])
    return taints
