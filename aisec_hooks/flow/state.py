"""What is known at a point of a function: its variables, the facts that conditions told, whether it is reached."""

from __future__ import annotations

from collections.abc import Sequence

from aisec_hooks.flow.guards import ALL, NO_FACTS, Facts
from aisec_hooks.flow.values import NOTHING, Value, joined


class Env:
    """Variables and their values; a branch writes to a layer of its own above what it shares."""

    __slots__ = ("outer", "own")

    def __init__(self, own: dict[str, Value] | None = None, outer: Env | None = None) -> None:
        self.own = own if own is not None else {}
        self.outer = outer

    def find(self, name: str) -> Value | None:
        """The variable's value, None if it has none."""
        env: Env | None = self
        while env is not None:
            value = env.own.get(name)
            if value is not None:
                return value
            env = env.outer
        return None

    def get(self, name: str) -> Value:
        """The variable's value, nothing from outside if it has none."""
        value = self.find(name)
        return value if value is not None else NOTHING

    def since(self, base: Env) -> set[str]:
        """The variables that were written in the layers above another environment."""
        names: set[str] = set()
        env: Env | None = self
        while env is not None and env is not base:
            names.update(env.own)
            env = env.outer
        return names

    def flat(self, base: Env) -> Env:
        """A copy that later writes do not reach; the layers from `base` on are shared."""
        layers = []
        env: Env | None = self
        while env is not None and env is not base:
            layers.append(env.own)
            env = env.outer
        own: dict[str, Value] = {}
        for layer in reversed(layers):
            own.update(layer)
        return Env(own, base)


class State:
    """A point of the program."""

    __slots__ = ("alive", "env", "facts")

    def __init__(self, env: Env, facts: Facts = NO_FACTS, alive: bool = True) -> None:
        self.env = env
        self.facts = facts
        self.alive = alive

    def branch(self, more: Facts = NO_FACTS) -> State:
        """A state of its own for a branch, with what the branch's condition tells."""
        return State(Env(outer=self.env), self.facts | more, self.alive)

    def take(self, branches: Sequence[State]) -> None:
        """Become the meeting of branches of this state; those that left the function do not count."""
        going_on = [b for b in branches if b.alive]
        self.alive = bool(going_on)
        if not going_on:
            return
        shared = going_on[0].facts.intersection(*(b.facts for b in going_on[1:]))
        names = {name: None for b in going_on for name in sorted(b.env.since(self.env))}
        for name in names:
            self.env.own[name] = joined([without(b.env.get(name), b.facts - shared) for b in going_on])
        self.facts = shared


def without(value: Value, known: Facts) -> Value:
    """A value with the texts that are known to be harmless where it was made marked so, or taken out."""
    if not known or not value.taints:
        return value
    taints = set()
    for taint in value.taints:
        about = [f for f in known if f.speaks_of(taint.label)]
        if not any(f.rule == ALL for f in about):
            taints.add(taint.spared(frozenset(f.rule for f in about)) if about else taint)
    return value if taints == value.taints else Value(frozenset(taints), None, value.type)
