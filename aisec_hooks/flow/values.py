"""What is known of a value: where outside text in it comes from, how its text is put together, what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final, Literal

from msgspec import Struct

from aisec_hooks.model import SourceKind, TraceMatch

MOST_PARTS = 64
MOST_STEPS = 8
MOST_TAINTS = 32
MOST_ITEMS = 32
LONGEST = 4096
"""Characters of a text that is computed rather than written."""


class Special(Enum):
    """What stands where an ordinary constant or key could."""

    __hash__ = object.__hash__  # one is in every value, and Enum's own is not made for that

    UNKNOWN = "unknown"
    """Not a known constant."""
    ANY = "any"
    """The key of all members whose keys are not known."""
    KEYS = "keys"
    """The key under which the keys that are not known are kept."""
    JSON = "json"
    """The key under which a text keeps what it is the JSON of."""
    BASE64 = "base64"
    """... or the base64 form of."""
    QUOTED = "quoted"
    """... or the URL-quoted form of."""


UNKNOWN: Final = Special.UNKNOWN
ANY: Final = Special.ANY
KEYS: Final = Special.KEYS
JSON: Final = Special.JSON
BASE64: Final = Special.BASE64
QUOTED: Final = Special.QUOTED
SEEN_THROUGH = frozenset({JSON, BASE64, QUOTED})
"""Keys under which a text keeps what it is a form of."""
NUMERIC_KINDS = frozenset({SourceKind.RANDOM, SourceKind.SECRET})
"""What a number can still be: guessable, or private. No number injects anything."""


PIECE = "[piece of it: "
"""Stands in the label of a piece of a text, before how the code gets at it."""


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
    doubtful: bool = False
    """It went through code that nobody here has read."""

    def __eq__(self, other: object) -> bool:
        """Equal wherever they came along."""
        return (
            isinstance(other, Taint)
            and self.label == other.label
            and self.kind is other.kind
            and self.harmless == other.harmless
            and self.whole == other.whole
            and self.doubtful == other.doubtful
        )

    def __hash__(self) -> int:
        return hash((self.label, self.harmless))

    @property
    def origin(self) -> str:
        """The source text of where it comes from, for people."""
        return self.label.partition(PIECE)[0]

    def step(self, step: TraceMatch) -> Taint:
        """The same text, one step further."""
        if len(self.steps) >= MOST_STEPS or (self.steps and self.steps[-1].span == step.span):
            return self
        return Taint(self.kind, self.label, self.harmless, self.whole, (*self.steps, step), self.doubtful)

    def spared(self, rules: frozenset[str]) -> Taint:
        """The same text, made harmless for more rules."""
        return Taint(self.kind, self.label, self.harmless | rules, self.whole, self.steps, self.doubtful)

    def bare(self) -> Taint:
        """The same text with what made it harmless undone."""
        return Taint(self.kind, self.label, frozenset(), self.whole, self.steps, self.doubtful)

    def opened(self) -> Taint:
        """The untyped structure that a text was parsed into."""
        return Taint(self.kind, self.label, self.harmless, True, self.steps, self.doubtful)

    def member(self) -> Taint:
        """A part of it."""
        if not self.whole:
            return self
        return Taint(self.kind, self.label, self.harmless, False, self.steps, self.doubtful)

    def item(self, suffix: str) -> Taint:
        """The member of a key."""
        return Taint(self.kind, (self.label + suffix)[:120], self.harmless, False, self.steps, self.doubtful)

    def doubted(self) -> Taint:
        """The same text, if it still is what went in."""
        return Taint(self.kind, self.label, self.harmless, self.whole, self.steps, True)


class Hole(Struct, frozen=True, gc=False):
    """A piece of a text that is not a literal."""

    taints: frozenset[Taint]


Part = str | Hole
Constant = str | bytes | int | float | bool | None
Key = Constant | tuple[object, ...] | Special
Items = tuple[tuple[Key, "Value"], ...]


class Value(Struct, frozen=True, gc=False):
    """A value: its taints, the pieces of its text if that is known, and the class or call that made it."""

    taints: frozenset[Taint] = frozenset()
    parts: tuple[Part, ...] | None = None
    type: str = ""
    items: Items | None = None
    """Of a container its members by key, of an object its attributes by name, as far as they are known."""
    const: Constant | Literal[Special.UNKNOWN] = UNKNOWN
    """The number, bytes or None that it surely is."""
    at: int = 0
    """Where a container or object that can change has its present content, see `state.State`; 0 for none."""
    targets: tuple[int, ...] = ()
    """What is run if it is called, see `callables`."""
    told: tuple[frozenset[Any], frozenset[Any]] | None = None
    """The facts (`guards.Facts`) that hold where it is true, and where it is false."""
    opaque: bool = False
    """Something in it comes from code or objects of which nothing is known."""

    @property
    def constant(self) -> bool:
        """Whether it is a literal, whole."""
        return self.parts is not None and all(isinstance(p, str) for p in self.parts)

    @property
    def text(self) -> str:
        """The literal pieces, a NUL where something unknown stands."""
        return "".join(p if isinstance(p, str) else "\0" for p in self.parts or ())

    @property
    def known(self) -> Constant | Literal[Special.UNKNOWN]:
        """The Python constant that it surely is equal to."""
        if self.const is not UNKNOWN:
            return self.const
        return self.text if self.constant and not self.taints else UNKNOWN

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
            tuple((k, v if k in SEEN_THROUGH else v.spared(rules)) for k, v in self.items)
            if self.items is not None
            else None,
            targets=self.targets,
            opaque=self.opaque,
        )

    def opened(self) -> Value:
        """The structure that it is the JSON of."""
        return Value(frozenset(t.opened() for t in self.taints), None, self.type, opaque=self.opaque)

    def doubted(self) -> Value:
        """What code that nobody has read makes of it."""
        return Value(frozenset(t.doubted() for t in self.taints), opaque=True)

    def numeric(self) -> Value:
        """A number made of it."""
        kept = frozenset(t for t in self.taints if t.kind in NUMERIC_KINDS)
        return Value(kept) if kept else NOTHING

    def unsecret(self) -> Value:
        """An object made of it, or what it is sent to gives: a client that knows a password does not show it."""
        if not any(t.kind is SourceKind.SECRET for t in self.taints):
            return self
        return self.with_taints(frozenset(t for t in self.taints if t.kind is not SourceKind.SECRET))

    def stepped(self, step: TraceMatch) -> Value:
        """The same value, its taints one step further."""
        if not self.taints:
            return self
        return self.with_taints(frozenset(t.step(step) for t in self.taints))

    def with_taints(self, taints: frozenset[Taint]) -> Value:
        """The same value, of other origin."""
        return Value(
            taints, self.parts, self.type, self.items, self.const, self.at, self.targets, self.told, self.opaque
        )

    def telling(self, true: frozenset[Any], false: frozenset[Any]) -> Value:
        """The same value, with what its truth tells."""
        if not true and not false:
            return self
        return Value(
            self.taints, self.parts, self.type, self.items, self.const, self.at, self.targets, (true, false), self.opaque
        )

    def read(self) -> Value:
        """The same value, whose truth is known to tell nothing."""
        told: tuple[frozenset[Any], frozenset[Any]] = (frozenset(), frozenset())
        return Value(self.taints, self.parts, self.type, self.items, self.const, self.at, self.targets, told, self.opaque)

    def form(self, of: Value, how: Special) -> Value:
        """This text, which is another form of a value."""
        return Value(self.taints, None, "", ((how, of),), opaque=self.opaque)

    def formed_of(self, how: Special) -> Value | None:
        """What it is a form of, None if that is not known."""
        return next((v for k, v in self.items or () if k is how), None)

    def general(self) -> Value:
        """The same of outside text and callables, any other of what comes from nowhere outside."""
        if self.taints or self.targets or self.at or self == NOTHING:
            return self
        return Value(type=self.type, opaque=self.opaque)

    def slim(self) -> Value:
        """To be kept in another value: what has a place is looked up there, or values would hold one another."""
        if self.at:
            return Value(self.taints, None, self.type, None, UNKNOWN, self.at, self.targets, None, self.opaque)
        return self.with_items(slimmed(self.items)) if self.items else self

    def with_items(self, items: Items) -> Value:
        """The same container or object with other members."""
        if items is self.items:
            return self
        return Value(
            self.taints, self.parts, self.type, items, self.const, self.at, self.targets, self.told, self.opaque
        )

    def typed(self, made: str) -> Value:
        """The same value as an object of a class."""
        return Value(
            self.taints, self.parts, made, self.items, self.const, self.at, self.targets, self.told, self.opaque
        )

    def placed(self, at: int) -> Value:
        """The same container or object, with a place of its own."""
        return Value(
            self.taints, self.parts, self.type, self.items, self.const, at, self.targets, self.told, self.opaque
        )


NOTHING = Value()
"""Known to hold nothing from outside."""
OPAQUE = Value(opaque=True)
"""Not known at all."""
UNTAINTED: frozenset[Taint] = frozenset()


MOST_CLASSES = 4
SEVERAL = "one of several"
"""The type of what is an object of one class or another."""


def slimmed(items: Items) -> Items:
    """The members of what is put in its place."""
    slim = tuple((k, v.slim() if v.at or v.items else v) for k, v in items)
    return items if all(a is b for (_, a), (_, b) in zip(slim, items, strict=True)) else slim


def literal(text: str) -> Value:
    """A constant text."""
    return Value(parts=(text,))


def constant(value: Constant) -> Value:
    """A constant of any kind; the text of a number with thousands of digits cannot be had and does not matter."""
    if isinstance(value, str):
        return Value(parts=(value,))
    if isinstance(value, bytes):
        return Value(parts=(value.decode("latin-1"),), const=value)
    if isinstance(value, int) and value.bit_length() >= 512:
        return Value(parts=("0",))
    return Value(parts=(str(value),), const=value)


def joined(values: Iterable[Value]) -> Value:
    """The value where control flow meets: any of these."""
    distinct = list(dict.fromkeys(values))
    if len(distinct) == 1:
        return distinct[0]
    tainted = [v for v in distinct if v.taints]
    parts = tainted[0].parts if len(tainted) == 1 else None
    types = {v.type for v in distinct if v.type}
    made = types.pop() if len(types) == 1 else _one_of(types) if types and all(v.type for v in tainted) else ""
    places = {v.at for v in distinct}
    targets = tuple(dict.fromkeys(t for v in distinct for t in v.targets))[:8]
    items = shared_items(distinct)
    return Value(
        _taints(distinct),
        parts,
        made,
        items,
        UNKNOWN,
        places.pop() if len(places) == 1 else 0,
        targets,
        opaque=any(v.opaque for v in distinct),
    )


def _one_of(types: set[str]) -> str:
    """The type of what is an object of one class or another, written with "|" for classes of the project."""
    each = sorted({one for made in types for one in made.split("|")})
    return "|".join(each) if len(each) <= MOST_CLASSES and all("#" in one for one in each) else SEVERAL


def shared_items(values: list[Value]) -> Items | None:
    """The members of any of some containers; where one of them has no such member it cannot be read from it."""
    if any(v.items is None for v in values):
        return None
    each = [dict(v.items) for v in values if v.items is not None]
    keys = dict.fromkeys(k for e in each for k in e)
    same = all(e.keys() == each[0].keys() for e in each)
    if len(keys) > MOST_ITEMS or (not same and any(type(k) is int for k in keys)):
        members = [v for e in each for k, v in e.items() if k is not KEYS]
        return ((ANY, joined(members)),) if members else ()
    items = tuple((k, joined([e[k] for e in each if k in e])) for k in keys)
    if any(v.type in ("dict", "list", "tuple", "set") for v in values):
        return items
    return (*items, *(((k, repr(c)), NOTHING) for k in keys for c in _alternatives([e.get(k) for e in each])))


def _alternatives(values: list[Value | None]) -> list[Constant]:
    """The constants that a setting of one object or another is, if they differ."""
    known = dict.fromkeys(v.known for v in values if v is not None and isinstance(v.known, (bool, str)))
    return [c for c in known if not isinstance(c, Special)] if len(known) > 1 or None in values else []


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
    return Value(_taints(values), tuple(parts[:MOST_PARTS]), opaque=any(v.opaque for v in values))


def mixed(values: Iterable[Value], made: str = "") -> Value:
    """Something made of these whose text is not known."""
    values = list(values)
    return Value(_taints(values), None, made, opaque=any(v.opaque for v in values))


def of_items(items: Items, made: str) -> Value:
    """A container of these members."""
    taints = _taints([v for _, v in items])
    opaque = any(v.opaque for _, v in items)
    if len(items) > MOST_ITEMS:
        items = ((ANY, joined(v for k, v in items if k is not KEYS)),)
    return Value(taints, None, made, items, opaque=opaque)


def _taints(values: Iterable[Value]) -> frozenset[Taint]:
    found = [v.taints for v in values if v.taints]
    if len(found) < 2:
        return found[0] if found else UNTAINTED
    taints = found[0].union(*found[1:])
    if len(taints) > MOST_TAINTS:
        return frozenset(sorted(taints, key=lambda t: (t.kind is SourceKind.PARAMETER, t.label))[:MOST_TAINTS])
    return taints
