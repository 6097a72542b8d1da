"""What is known at a point of a function: its variables, what is in objects, the facts that conditions told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from aisec_hooks.flow.combining import joined
from aisec_hooks.flow.facts import ALL, NO_FACTS, NUMBERS_AND_SECRETS, WEAK, Facts
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import NOTHING, UNKNOWN, Hole, Part, Value, slimmed

DEEPEST_CONTENT = 3
"""Containers in containers whose present content is looked up."""
Key = TypeVar("Key", str, int)


class Env(Generic[Key]):
    """Names and their values; a branch writes to a layer of its own above what it shares."""

    __slots__ = ("outer", "own")

    def __init__(self, own: dict[Key, Value] | None = None, outer: Env[Key] | None = None) -> None:
        self.own: dict[Key, Value] = own if own is not None else {}
        self.outer: Env[Key] | None = outer

    def find(self, name: Key) -> Value | None:
        """The name's value, None if it has none."""
        env: Env[Key] | None = self
        while env is not None:
            value = env.own.get(name)
            if value is not None:
                return value
            env = env.outer
        return None

    def get(self, name: Key) -> Value:
        """The name's value, nothing from outside if it has none."""
        value = self.find(name)
        return value if value is not None else NOTHING

    def since(self, base: Env[Key] | None) -> dict[Key, Value]:
        """What was written in the layers above another environment."""
        if self is base:
            return {}
        if self.outer is base or self.outer is None:
            return self.own
        layers = []
        env: Env[Key] | None = self
        while env is not None and env is not base:
            layers.append(env.own)
            env = env.outer
        own: dict[Key, Value] = {}
        for layer in reversed(layers):
            own.update(layer)
        return own

    def flat(self, base: Env[Key] | None) -> Env[Key]:
        """A copy that later writes do not reach; the layers from `base` on are shared."""
        return Env(dict(self.since(base)), base)


class State:
    """A point of the program."""

    __slots__ = ("alive", "env", "facts", "heap", "held")

    def __init__(
        self, env: Env[str], heap: Env[int], facts: Facts = NO_FACTS, alive: bool = True, held: Sequence[Value] = ()
    ) -> None:
        self.env = env
        self.heap = heap
        """Place -> the present content of a container or object, for those that may have several names."""
        self.facts = facts
        self.alive = alive
        self.held = held
        """Values that live on whatever becomes of the variables."""

    def branch(self, more: Facts = NO_FACTS) -> State:
        """A state of its own for a branch, with what the branch's condition tells."""
        return State(Env(outer=self.env), Env(outer=self.heap), self.facts | more, self.alive, self.held)

    def take(self, branches: Sequence[State]) -> None:
        """Become the meeting of branches of this state; those that left the function do not count."""
        going_on = [b for b in branches if b.alive]
        self.alive = bool(going_on)
        if not going_on:
            return
        shared = going_on[0].facts.intersection(*(b.facts for b in going_on[1:]))
        told = [b.facts - shared for b in going_on]
        names: set[str] = set().union(*(b.env.since(self.env) for b in going_on))
        for name in sorted(names):
            values = [b.env.get(name) for b in going_on]
            first = values[0]
            if all(v is first for v in values) and (not first.taints or not any(told)):
                self.env.own[name] = first
                continue
            if len({v.at for v in values}) > 1:  # what is in them cannot be looked up any more
                values = [_whole(v, b.heap) for v, b in zip(values, going_on, strict=True)]
            self.env.own[name] = joined([without(v, f) for v, f in zip(values, told, strict=True)])
        self.meet([b.heap for b in going_on], told, [b.env.get(name) for b in going_on for name in names])
        self.facts = shared

    def put(self, place: int, content: Value) -> None:
        """What is at a place from now on."""
        if content.items:
            content = content.with_items(slimmed(content.items))
        self.heap.own[place] = content if content.at == place else content.placed(place)

    def meet(self, heaps: Sequence[Env[int]], told: Sequence[Facts], roots: Iterable[Value]) -> None:
        """What is in objects after any of some ways through; the facts are those that held on only one of them.

        An object that was made on the way lives on if it can be come to from the roots or from an older one.
        """
        changes = [h.since(self.heap) for h in heaps]
        written: set[int] = set().union(*changes)
        if not written:
            return
        before = {place: v for place in written if (v := self.heap.find(place)) is not None}
        if len(before) < len(written):
            contents = [c[place] for place in before for c in changes if place in c]
            written = before.keys() | (written & _reached([*roots, *self.held, *contents], changes, self.heap))
        for place in sorted(written):
            old = before.get(place)
            found = [
                (v, h, f) for c, h, f in zip(changes, heaps, told, strict=True) if (v := c.get(place, old)) is not None
            ]
            first = found[0][0]
            if all(v is first for v, _, _ in found) and (not first.taints or not any(told)):
                self.heap.own[place] = first
                continue
            if len(found) > 1:
                found = [(_whole(v, h), h, f) for v, h, f in found]
            self.put(place, joined([without(v, f) for v, _, f in found]))


def _reached(roots: Iterable[Value], changes: Sequence[dict[int, Value]], heap: Env[int]) -> set[int]:
    """The places that can be come to from some values, after any of some changes to a heap."""
    seen: set[int] = set()
    pending = [v for v in roots if v.at or v.items]
    while pending:
        value = pending.pop()
        if value.items:
            pending += [v for _, v in value.items if v.at or v.items]
        place = value.at
        if place and place not in seen:
            seen.add(place)
            contents = [c[place] for c in changes if place in c]
            if len(contents) < len(changes) and (old := heap.find(place)) is not None:
                contents.append(old)
            for content in contents:
                if content.items:
                    pending += [v for _, v in content.items if v.at or v.items]
    return seen


def _whole(value: Value, heap: Env[int], depth: int = 0) -> Value:
    """A value with its content and that of its members as they are in one heap."""
    if value.at:
        value = heap.find(value.at) or value
    if not value.items or depth >= DEEPEST_CONTENT:
        return value
    return value.with_items(tuple((k, _whole(v, heap, depth + 1) if v.at or v.items else v) for k, v in value.items))


def without(value: Value, known: Facts) -> Value:
    """A value with the texts that are known to be harmless where it was made marked so, or taken out."""
    if not known or not value.taints:
        return value
    taints = _without(value.taints, known)
    if taints == value.taints:
        return value
    parts: list[Part] | None = None
    if value.parts is not None:
        parts = [p if isinstance(p, str) else Hole(_without(p.taints, known)) for p in value.parts]
    items = tuple((k, without(v, known)) for k, v in value.items) if value.items is not None else None
    return Value(
        taints, tuple(parts) if parts is not None else None, value.type, items, UNKNOWN, value.at, value.targets
    )


def _without(taints: frozenset[Taint], known: Facts) -> frozenset[Taint]:
    told = [f for f in known if f.rule != WEAK and (not f.doubtful or f.rule == ALL)]
    labels = {f.label for f in told}
    kept = set()
    for taint in taints:
        wholes = labels.intersection(parts_of(taint.label))
        about = [f for f in told if f.label in wholes] if wholes else []
        if not any(f.rule == ALL and not f.doubtful for f in about):
            rules = frozenset(f.rule for f in about if not f.doubtful)
            doubted = taint.kind not in NUMBERS_AND_SECRETS and any(f.doubtful for f in about)
            left = taint.doubted() if doubted else taint
            kept.add(left.spared(rules) if rules else left)
    return frozenset(kept)


@lru_cache(maxsize=4096)
def parts_of(label: str) -> frozenset[str]:
    """A text's label, and those of what it is a member of."""
    return frozenset((label, *(label[:at] for at, char in enumerate(label) if char in "[.")))
