"""A regular expression as an automaton of the characters it reads, with how many ways lead from one to the next."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from aisec_hooks.syntax.regex_tree import SubPattern, op, parsed

MOST_PATTERN = 3_000
MOST_POSITIONS = 260
_MOST_COPIES = 12
"""Counted repeats are written out so often; what may repeat more often counts as a loop."""
_MOST_STEPS = 30_000
_ALWAYS = "!az AZ09_-.,:;/@\"'\\\t\n\x00é\u0663中"
_MOST_SAMPLES = 160
END = -1


class TooLarge(Exception):
    """More than is looked into, or built from what is not modelled."""


class Automaton(NamedTuple):
    """Characters that are read one after the other; `start` is a place of its own without a character."""

    samples: str
    """The characters that stand for all."""
    masks: list[int]
    """Position -> which samples it accepts, one bit each."""
    follow: list[dict[int, int]]
    """Position -> next positions (END: the whole has matched) -> in how many ways, 2 for more."""
    checked: list[set[int]]
    """The same for ways on which an anchor or a look-around has a say."""
    ends: list[set[int]]
    """Position -> which of `checked` asks for the end of the text."""
    counted: set[tuple[int, int]]
    """Ways that go round a loop of a counted number of rounds."""
    start: int


def automaton(pattern: str | bytes, flags: int = 0) -> Automaton:
    """The automaton of a pattern; TooLarge if there is none, or if it is none."""
    tree = parsed(pattern, flags) if len(pattern) <= MOST_PATTERN else None
    if tree is None:
        raise TooLarge
    return _Build(tree, tree.state.flags).result()


class _Build:
    """Thompson's construction, then the ways between characters with the empty steps taken out."""

    def __init__(self, tree: Any, flags: int) -> None:
        self._samples = _samples(tree)
        self._empty: list[list[tuple[int, str]]] = []
        """Node -> empty steps: to, and what they are: "" nothing special, "end" and "check" where something is asked,
        "again N", "counted N" for another round of the loop N, "out N" for leaving it."""
        self._loops = 0
        self._reads: list[tuple[int, int] | None] = []
        """Node -> (mask, next node) of those that read a character."""
        first = self._node()
        last = self._sequence(tree, first, flags, 0)
        self._final = last
        self._first = first

    def result(self) -> Automaton:
        readers = [n for n, read in enumerate(self._reads) if read is not None]
        index = {node: i for i, node in enumerate(readers)}
        if len(readers) > MOST_POSITIONS:
            raise TooLarge
        follow: list[dict[int, int]] = []
        checked: list[set[int]] = []
        ends: list[set[int]] = []
        counted: set[tuple[int, int]] = set()
        self._steps = 0
        starts = [read[1] for n in readers if (read := self._reads[n]) is not None]
        for position, node in enumerate([*starts, self._first]):
            ways, asking, at_end, rounds = self._ways(node, index)
            follow.append(ways)
            checked.append(asking)
            ends.append(at_end)
            counted |= {(position, to) for to in rounds}
        masks = [read[0] for n in readers if (read := self._reads[n]) is not None]
        return Automaton(self._samples, masks, follow, checked, ends, counted, len(readers))

    def _ways(self, node: int, index: dict[int, int]) -> tuple[dict[int, int], set[int], set[int], set[int]]:
        """How a node leads to characters by empty steps alone, no round of a loop being empty."""
        ways: dict[int, int] = {}
        asking: set[int] = set()
        at_end: set[int] = set()
        rounds: set[int] = set()
        pending: list[tuple[int, frozenset[str]]] = [(node, frozenset())]
        while pending:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise TooLarge
            at, taken = pending.pop()
            target = index.get(at, END if at == self._final else None)
            if target is None:
                pass
            elif taken & {"check", "end"}:
                asking.add(target)
                at_end |= {target} if "end" in taken else set()
            else:
                ways[target] = min(2, ways.get(target, 0) + 1)
                rounds |= {target} if any(t.startswith("counted") for t in taken) else set()
            for to, kind in self._empty[at]:
                loop = kind.partition(" ")[2]
                if not loop or not taken & {f"again {loop}", f"counted {loop}"}:
                    pending.append((to, taken | {kind} if kind else taken))
        return ways, asking, at_end, rounds

    # --- building ----------------------------------------------------------------------------

    def _node(self) -> int:
        if len(self._empty) > 8 * MOST_POSITIONS:
            raise TooLarge
        self._empty.append([])
        self._reads.append(None)
        return len(self._empty) - 1

    def _step(self, start: int, to: int, asks: str = "") -> None:
        self._empty[start].append((to, asks))

    def _sequence(self, items: Iterable[Any], at: int, flags: int, depth: int) -> int:
        if depth > 40:
            raise TooLarge
        for kind, value in items:
            at = self._item(kind, value, at, flags, depth)
        return at

    def _item(self, kind: Any, value: Any, at: int, flags: int, depth: int) -> int:
        after = self._node()
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            mask = sum(1 << i for i, c in enumerate(self._samples) if _accepts(kind, value, c, flags))
            reader = self._node()
            self._step(at, reader)
            self._reads[reader] = (mask, after)
        elif kind is op.BRANCH:
            for branch in value[1]:
                inner = self._node()
                self._step(at, inner)
                self._step(self._sequence(branch, inner, flags, depth + 1), after)
        elif kind is op.SUBPATTERN:
            _, more, fewer, inside = value
            self._step(self._sequence(inside, at, (flags | more) & ~fewer, depth + 1), after)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, body = value
            return self._repeat(least, most, body, at, flags, depth)
        elif kind is op.AT:
            self._step(at, after, "end" if value in (op.AT_END, op.AT_END_STRING) else "check")
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            self._step(at, after, "check")
        else:
            raise TooLarge  # atomic groups, possessive repeats, references to groups
        return after

    def _repeat(self, least: int, most: Any, body: Any, at: int, flags: int, depth: int) -> int:
        least = int(least)
        endless = most is op.MAXREPEAT
        loop = endless or int(most) - min(least, int(most)) > _MOST_COPIES
        for _ in range(min(least, _MOST_COPIES) - (1 if loop and least else 0)):
            at = self._sequence(body, at, flags, depth + 1)
        after = self._node()
        if loop:
            self._loops += 1
            head = self._node()
            self._step(at, head)
            end = self._sequence(body, head, flags, depth + 1)
            self._step(end, head, f"{'again' if endless else 'counted'} {self._loops}")
            self._step(end, after, f"out {self._loops}")
            if not least:
                self._step(at, after)
            return after
        for _ in range(int(most) - least):
            self._step(at, after)
            at = self._sequence(body, at, flags, depth + 1)
        self._step(at, after)
        return after


# --- characters ------------------------------------------------------------------------------


def _samples(tree: Any) -> str:
    """Characters of which every set of the pattern, and every overlap of two, holds one."""
    found = dict.fromkeys(_ALWAYS)
    pending: list[Any] = [tree]
    while pending and len(found) < _MOST_SAMPLES:
        item = pending.pop()
        if isinstance(item, SubPattern):
            pending += item.data
        elif isinstance(item, list | tuple):
            if len(item) == 2 and item[0] in (op.LITERAL, op.NOT_LITERAL):
                found.update(dict.fromkeys(_around(item[1], item[1])))
            elif len(item) == 2 and item[0] is op.RANGE:
                found.update(dict.fromkeys(_around(*item[1])))
            else:
                pending += [x for x in item if isinstance(x, list | tuple | SubPattern)]
    return "".join(found)


def _around(low: int, high: int) -> list[str]:
    near = (low, high, high + 1)
    return [c for n in near if 0 <= n <= sys.maxunicode and not 0xD800 <= n <= 0xDFFF for c in (chr(n), chr(n).lower())]


def _accepts(kind: Any, value: Any, character: str, flags: int) -> bool:
    if kind is op.ANY:
        return bool(flags & re.DOTALL) or character != "\n"
    forms = {character, character.lower(), character.upper()} if flags & re.IGNORECASE else {character}
    codes = [ord(f) for f in forms if len(f) == 1]
    if kind is op.LITERAL:
        return value in codes
    if kind is op.NOT_LITERAL:
        return value not in codes
    negated = bool(value) and value[0][0] is op.NEGATE
    return any(_in(kind, v, codes, character) for kind, v in value) is not negated


def _in(kind: Any, value: Any, codes: list[int], character: str) -> bool:
    if kind is op.LITERAL:
        return value in codes
    if kind is op.RANGE:
        return any(value[0] <= code <= value[1] for code in codes)
    return kind is op.CATEGORY and _CATEGORIES[value](character)


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
