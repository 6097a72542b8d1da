"""What values make together: any of them where control flow meets, one after the other, one in the other."""

from __future__ import annotations

from collections.abc import Iterable

from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import (
    ANY,
    EITHER,
    KEYS,
    MOST_ITEMS,
    NOTHING,
    UNKNOWN,
    UNTAINTED,
    Constant,
    Hole,
    Items,
    Part,
    Special,
    Value,
    constant,
)
from aisec_hooks.model import SourceKind

MOST_PARTS = 64
LONGEST_TEXT = 100_000
"""Letters of a text that is put together; what follows is not known."""
MOST_TAINTS = 32
MOST_CLASSES = 4
SEVERAL = "one of several"
"""The type of what is an object of one class or another."""


def joined(values: Iterable[Value]) -> Value:
    """The value where control flow meets: any of these."""
    distinct = list(dict.fromkeys(values))
    if len(distinct) == 1:
        return distinct[0]
    tainted = [v for v in distinct if v.taints]
    parts = tainted[0].parts if len(tainted) == 1 else _common(tainted)
    types = {v.type for v in distinct if v.type}
    made = types.pop() if len(types) == 1 else _one_of(types) if types and all(v.type for v in tainted) else ""
    places = {v.at for v in distinct}
    targets = tuple(dict.fromkeys(t for v in distinct for t in v.targets))[:8]
    items = shared_items(distinct) or _either(distinct)
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


def _either(values: list[Value]) -> Items | None:
    """The few constant texts of which one is meant."""
    texts: dict[str, None] = {}
    for value in values:
        words = alternatives(value) or ([value.known] if isinstance(value.known, str) else [])
        if not words:
            return None
        texts.update(dict.fromkeys(words))
    return tuple(((EITHER, text), constant(text)) for text in texts) if len(texts) <= MOST_CLASSES else None


def alternatives(value: Value) -> list[str]:
    """The constant texts of which a value is one, none if that is not known."""
    return [k[1] for k, _ in value.items or () if isinstance(k, tuple) and k[0] is EITHER and isinstance(k[1], str)]


def _common(values: list[Value]) -> tuple[Part, ...] | None:
    """The pieces that some texts begin with, then one of all that follows: `url + "?a=" + a` or `url + "&a=" + a`."""
    if not values or any(v.parts is None and (v.items is not None or v.type) for v in values):
        return None
    each = [v.as_parts() for v in values]
    longest = max(each, key=len)
    if all(_goes_on(longest, parts) for parts in each):
        return longest
    same = 0
    while all(len(parts) > same and parts[same] == longest[same] for parts in each):
        same += 1
    rest = frozenset(t for parts in each for p in parts[same:] if isinstance(p, Hole) for t in p.taints)
    return (*longest[:same], Hole(rest)) if same else None


def _goes_on(longer: tuple[Part, ...], shorter: tuple[Part, ...]) -> bool:
    """Whether a text is another one and perhaps more."""
    if len(longer) < len(shorter) or not shorter:
        return False
    *before, last = shorter
    follows = longer[len(before)]
    begins = isinstance(follows, str) and isinstance(last, str) and follows.startswith(last)
    return longer[: len(before)] == tuple(before) and (begins or follows == last)


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
    length = 0
    for value in values:
        for part in value.as_parts():
            length += len(part) if isinstance(part, str) else 1
            if length > LONGEST_TEXT:
                return Value(_taints(values), (*parts, Hole(_taints(values))), opaque=True)
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
