"""Outside text: where it comes from, what it can no longer offend, which way it came."""

from __future__ import annotations

from msgspec import Struct

from aisec_hooks.model import SourceKind, TraceMatch

MOST_STEPS = 8
NUMERIC_KINDS = frozenset({SourceKind.RANDOM, SourceKind.SECRET})
"""What a number can still be: guessable, or private. No number injects anything."""
STRONG = frozenset({SourceKind.INPUT, SourceKind.MESSAGE, SourceKind.MODEL, SourceKind.NETWORK, SourceKind.REQUEST})
"""Sources that some rule is sure of wherever their text goes."""


PARSED_JSON = " (JSON)"
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
        """The untyped structure that a text was parsed into; that of a member is marked, for texts have no members."""
        label = f"{self.label}{PARSED_JSON}" if self.label.endswith("]") else self.label
        return Taint(self.kind, label[:120], self.harmless, True, self.steps, self.doubtful)

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
