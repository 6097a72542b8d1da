"""What is known of a value: where outside text in it comes from, how its text is put together, what is in it."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from aisec_hooks.flow.taints import NUMERIC_KINDS, Taint
from aisec_hooks.model import TraceMatch

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
    EITHER = "either"
    """Begins the keys under which a text that is one of a few constants keeps them."""
    QUOTED = "quoted"
    """... or the URL-quoted form of."""


UNKNOWN: Final = Special.UNKNOWN
ANY: Final = Special.ANY
KEYS: Final = Special.KEYS
JSON: Final = Special.JSON
BASE64: Final = Special.BASE64
QUOTED: Final = Special.QUOTED
EITHER: Final = Special.EITHER
SEEN_THROUGH = frozenset({JSON, BASE64, QUOTED})
"""Keys under which a text keeps what it is a form of."""


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
        if not any(t.kind in NUMERIC_KINDS for t in self.taints):
            return self
        return self.with_taints(frozenset(t for t in self.taints if t.kind not in NUMERIC_KINDS))

    def stepped(self, step: TraceMatch) -> Value:
        """The same value, its taints one step further."""
        if not self.taints:
            return self
        return self.with_taints(frozenset(t.step(step) for t in self.taints))

    def with_taints(self, taints: frozenset[Taint]) -> Value:
        """The same value, of other origin."""
        return replace(self, taints=taints)

    def telling(self, true: frozenset[Any], false: frozenset[Any]) -> Value:
        """The same value, with what its truth tells."""
        if not true and not false:
            return self
        return replace(self, told=(true, false))

    def read(self) -> Value:
        """The same value, whose truth is known to tell nothing."""
        return replace(self, told=(frozenset(), frozenset()))

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
        return self if items is self.items else replace(self, items=items)

    def typed(self, made: str) -> Value:
        """The same value as an object of a class."""
        return replace(self, type=made)

    def placed(self, at: int) -> Value:
        """The same container or object, with a place of its own."""
        return replace(self, at=at)


NOTHING = Value()
"""Known to hold nothing from outside."""
OPAQUE = Value(opaque=True)
"""Not known at all."""
UNTAINTED: frozenset[Taint] = frozenset()


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
