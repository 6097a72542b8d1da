"""An upper bound for the steps that Python's backtracking takes with a pattern, from one place of a text.

Unlike `syntax.regex_ambiguity`, which looks for a text that takes long and keeps quiet in doubt, this is for our own
patterns: what it cannot bound counts as too much. It reads the pattern from its end. Of an item only those ends lead
on whose next character can begin what follows: a run of letters before a colon has one such end, however long it is.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from aisec_hooks.syntax.regex_automaton import _accepts, _samples
from aisec_hooks.syntax.regex_tree import op, parsed

MOST = 10**15
_CHARACTERS = "".join(map(chr, range(256))) + "\u0130\u0131\u017f\u212a\u2022\u2026\u0663\u4e2d"


class Unbounded(Exception):
    """A loop that can be gone round in more than one way, or what is not modelled here."""


class Polynomial(tuple[int, ...]):
    """Of the length of the text, the constant first."""

    __slots__ = ()

    def __add__(self, other: Polynomial) -> Polynomial:  # type: ignore[override]
        long, short = sorted((self, other), key=len, reverse=True)
        return Polynomial(a + (short[i] if i < len(short) else 0) for i, a in enumerate(long))

    def __mul__(self, other: Polynomial) -> Polynomial:  # type: ignore[override]
        found = [0] * (len(self) + len(other) - 1)
        for i, a in enumerate(self):
            for j, b in enumerate(other):
                found[i + j] += a * b
        if max(found) > MOST or len(found) > 6:
            raise Unbounded
        return Polynomial(found)

    @property
    def degree(self) -> int:
        return len(self) - 1


ONE = Polynomial((1,))
LENGTH = Polynomial((0, 1))


def most(one: Polynomial, other: Polynomial) -> Polynomial:
    """At least as much as either."""
    long, short = sorted((one, other), key=len, reverse=True)
    return Polynomial(max(a, short[i] if i < len(short) else 0) for i, a in enumerate(long))


class Item(NamedTuple):
    """An item of a pattern before what follows it."""

    steps: Polynomial
    """To try all its ways once."""
    ends: Polynomial
    """How many of the ways lead on."""
    first: int
    """The characters that can begin the item and what follows it."""
    sure: bool = False
    """Whether the item and what follows it cannot fail, so that nothing before it is tried again."""


def steps(pattern: str | bytes, flags: int = 0, *, whole: bool = False) -> Polynomial:
    """The bound for one place of a text; `whole`: the pattern must reach the end (`fullmatch`)."""
    tree = parsed(pattern, flags)
    if tree is None:
        raise Unbounded
    return _Steps(tree, tree.state.flags).of(whole)


class _Steps:
    def __init__(self, tree: Any, flags: int) -> None:
        self._tree = tree
        self._flags = flags
        self._characters = "".join(dict.fromkeys(_CHARACTERS + _samples(tree)))
        self._all = (1 << len(self._characters)) - 1
        self._newline = 1 << self._characters.index("\n")
        self._masks: dict[tuple[str, int], int] = {}

    def of(self, whole: bool) -> Polynomial:
        return self._sequence(list(self._tree), 0 if whole else self._all, not whole, self._flags).steps

    def _sequence(self, items: list[Any], first: int, sure: bool, flags: int) -> Item:
        """A sequence before what begins with one of the characters `first`, or cannot fail."""
        total = Item(ONE, ONE, first, sure)
        for kind, value in reversed(items):
            item = self._item(kind, value, total.first, total.sure, flags)
            ends = ONE if total.sure else item.ends
            total = Item(item.steps + ends * total.steps, ends * total.ends, item.first, item.sure)
        return total

    def _item(self, kind: Any, value: Any, first: int, sure: bool, flags: int) -> Item:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            return Item(ONE, ONE, self._mask(kind, value, flags))
        if kind is op.SUBPATTERN:
            _, more, fewer, inside = value
            return self._sequence(list(inside), first, sure, (flags | more) & ~fewer)
        if kind is op.BRANCH:
            return self._branch([self._sequence(list(b), first, sure, flags) for b in value[1]])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, greatest, body = value
            return self._repeat(least, greatest, body, first, sure, flags)
        if kind is op.AT:
            at_end = {op.AT_END_STRING: 0, op.AT_END: self._newline}
            return Item(ONE, ONE, first & at_end.get(value, self._all) if value in at_end else first)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            inside = self._sequence(list(value[1]), self._all, True, flags)
            ahead = kind is op.ASSERT and value[0] == 1
            return Item(inside.steps, ONE, first & inside.first if ahead else first)
        if kind is op.GROUPREF:
            return Item(ONE, ONE, self._all)  # as long as what it repeats, which is one character or bounded
        raise Unbounded

    def _branch(self, branches: list[Item]) -> Item:
        """Only the branches that the next character can begin are gone into."""
        ends, work = Polynomial((0,)), Polynomial((0,))
        for bit in range(len(self._characters)):
            mine = [b for b in branches if b.first >> bit & 1]
            ends = most(ends, sum((b.ends for b in mine), Polynomial((0,))))
            work = most(work, sum((b.steps for b in mine), Polynomial((0,))))
        at_end = [b for b in branches if not b.first]
        work = most(work, sum((b.steps for b in at_end), Polynomial((0,))))
        ends = most(ends, ONE)
        first = 0
        for branch in branches:
            first |= branch.first
        return Item(work + Polynomial((len(branches),)), ends, first, any(b.sure for b in branches))

    def _repeat(self, least: Any, greatest: Any, body: Any, first: int, sure: bool, flags: int) -> Item:
        least, endless = int(least), greatest is op.MAXREPEAT
        rounds = LENGTH if endless else Polynomial((int(greatest),))
        own = self._sequence(list(body), 0, False, flags).first
        inside = self._sequence(list(body), own | first, sure and least <= 1, flags)
        begins = inside.first | (0 if least else first)
        work = _over_rounds(inside.steps, endless, int(greatest) if not endless else 0)
        if sure and least <= 1:
            return Item(work, ONE, begins, not least)
        if inside.ends != ONE:
            if endless:
                raise Unbounded
            powers = [_power(inside.ends, n) for n in range(1, int(greatest) + 1)]
            ways = sum(powers, ONE)
            return Item(ways * inside.steps, ways if not least else sum(powers[least - 1 :], Polynomial((0,))), begins)
        if (not endless and int(greatest) == least) or not own & first:
            ends = ONE
        else:
            ends = rounds + ONE if endless else Polynomial((int(greatest) - least + 1,))
        return Item(work, ends, begins)

    def _mask(self, kind: Any, value: Any, flags: int) -> int:
        key = (repr((kind, value)), flags)
        if key not in self._masks:
            self._masks[key] = sum(1 << i for i, c in enumerate(self._characters) if _accepts(kind, value, c, flags))
        return self._masks[key]


def _over_rounds(one: Polynomial, endless: bool, greatest: int) -> Polynomial:
    """The steps of a loop of which each round has one end that leads on.

    A round reads on only over what it takes, but for the last one: the rounds share the text between them.
    """
    if not endless:
        return Polynomial((greatest,)) * one + ONE
    if one.degree <= 1:
        return Polynomial((1, sum(one))) + one
    return LENGTH * one + ONE


def _power(base: Polynomial, exponent: int) -> Polynomial:
    found = ONE
    for _ in range(exponent):
        found = found * base
    return found
