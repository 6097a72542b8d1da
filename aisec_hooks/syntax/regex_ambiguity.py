"""How the time that a regular expression takes can grow with the text."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.syntax.regex_automaton import END, Automaton, TooLarge, automaton

_MOST_PAIRS = 15_000
_MOST_ATTEMPTS = 3
_NESTED = late.compiled(r"\)[?]?[*+{]|\)\?[*+]")
_REPEATS = late.compiled(r"[*+]|\{\d*,")


class Whole(Enum):
    """What of the text a pattern is held against."""

    PREFIX = "match"
    ALL = "fullmatch"
    ANYWHERE = "search"


class Growth(NamedTuple):
    """How the steps grow with the length of the worst text."""

    exponential: bool
    degree: int
    """Of the polynomial, if it is one."""
    text: tuple[str, str, str] = ("", "", "")
    """How a text begins, what it repeats and how it ends that takes so long."""


LINEAR = Growth(exponential=False, degree=1)


@lru_cache(maxsize=512)
def growth(pattern: str | bytes, flags: int, whole: Whole) -> Growth:
    """The growth for texts that do not match in the end; linear where it cannot be told.

    Exponential: one text leads round a loop of the pattern in two ways, and what follows the loop can
    fail. Polynomial: several loops one after the other read the same character.
    """
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    if not _REPEATS.search(text):
        return LINEAR
    try:
        found = automaton(pattern, flags)
        worst = _exponential(found, whole) if _NESTED.search(text) else None
        return Growth(exponential=True, degree=0, text=worst) if worst else _polynomial(found, whole)
    except TooLarge:
        return LINEAR


# --- exponential -----------------------------------------------------------------------------


def _exponential(of: Automaton, whole: Whole) -> tuple[str, str, str] | None:
    """A text that takes exponential time; where what it repeats matches, another one is looked for without that."""
    left = of
    for _ in range(_MOST_ATTEMPTS):
        tried = ""
        for pump, place in _ambiguous_loops(left):
            worst = _failing(of, place, pump, whole, left)
            if worst is not None:
                return worst
            tried += pump[:1]
        bits = sum(1 << of.samples.index(c) for c in set(tried))
        left = left._replace(masks=[mask & ~bits for mask in left.masks])
    return None


def _ambiguous_loops(of: Automaton) -> Iterator[tuple[str, int]]:
    """(text, position) such that the text leads from the position to itself in two ways."""
    edges = [{to for to in ways if to != END} for ways in of.follow]
    for component in _components(edges):
        inside = set(component)
        for start in component:
            for to in edges[start] & inside:
                if of.follow[start][to] > 1:
                    yield _round(of, edges, inside, start, to), start
                    break
        yield from _twins(of, edges, inside)


def _round(of: Automaton, edges: list[set[int]], inside: set[int], start: int, to: int) -> str:
    """A text that leads from a position over a next one back to it."""
    path = _path(edges, to, start, inside)
    return "".join(_sample(of, of.masks[p]) for p in [to, *path])


def _twins(of: Automaton, edges: list[set[int]], inside: set[int]) -> Iterator[tuple[str, int]]:
    """Two different ways with the same text that part and meet again."""
    pairs = 0
    for fork in inside:
        nexts = sorted(edges[fork] & inside)
        begin = [(a, b) for i, a in enumerate(nexts) for b in nexts[i + 1 :] if of.masks[a] & of.masks[b]]
        texts: dict[tuple[int, int], str] = {(a, b): _sample(of, of.masks[a] & of.masks[b]) for a, b in begin}
        pending = list(texts)
        while pending:
            a, b = pending.pop(0)
            for c in edges[a] & inside:
                for d in edges[b] & inside:
                    pairs += 1
                    if pairs > _MOST_PAIRS:
                        return
                    common = of.masks[c] & of.masks[d]
                    if not common:
                        continue
                    text = texts[a, b] + _sample(of, common)
                    if c == d:
                        back = [] if c == fork else _path(edges, c, fork, inside)
                        yield text + "".join(_sample(of, of.masks[p]) for p in back), fork
                        pending.clear()
                        break
                    pair = (min(c, d), max(c, d))
                    if pair not in texts:
                        texts[pair] = text
                        pending.append(pair)
                else:
                    continue
                break


def _path(edges: list[set[int]], start: int, goal: int, inside: set[int]) -> list[int]:
    """The positions after `start` up to `goal`, by the shortest way."""
    if start == goal:
        return []
    came = {start: start}
    pending = [start]
    for at in pending:
        for to in edges[at] & inside:
            if to not in came:
                came[to] = at
                pending.append(to)
    path = []
    while goal != start:
        path.append(goal)
        goal = came[goal]
    return path[::-1]


def _components(edges: list[set[int]]) -> list[list[int]]:
    """The strongly connected components that hold a loop (Tarjan, without recursion)."""
    found: list[list[int]] = []
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in range(len(edges)):
        if root in number:
            continue
        work = [(root, iter(sorted(edges[root])))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            at, following = work[-1]
            for to in following:
                if to not in number:
                    number[to] = low[to] = len(number)
                    stack.append(to)
                    on_stack.add(to)
                    work.append((to, iter(sorted(edges[to]))))
                    break
                if to in on_stack:
                    low[at] = min(low[at], number[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == number[at]:
                    cut = stack.index(at)
                    component = stack[cut:]
                    del stack[cut:]
                    on_stack.difference_update(component)
                    if len(component) > 1 or at in edges[at]:
                        found.append(component)
    return found


def _sample(of: Automaton, mask: int) -> str:
    """One of the characters, a plain one if there is one; "" if there is none."""
    return of.samples[(mask & -mask).bit_length() - 1] if mask else ""


# --- failing ---------------------------------------------------------------------------------


def _failing(of: Automaton, place: int, pump: str, whole: Whole, on_the_way: Automaton) -> tuple[str, str, str] | None:
    """A text that goes round the loop and is no match in the end, however it is read; None if there is none.

    Anchors and look-arounds on the way are taken to hold, which can only hide a failure.
    """
    edges = [{to for to in {*of.follow[p], *of.checked[p]} if to != END} for p in range(len(of.follow))]
    inside = {p for p in range(len(edges)) if p == of.start or on_the_way.masks[p]}
    if place not in _reached(edges, of.start, inside):
        return None
    way = "".join(_sample(of, on_the_way.masks[p]) for p in _path(edges, of.start, place, inside))
    for tail in (*of.samples, "", "\n!", "\n\n"):
        if not _matches(of, edges, way + pump * 3 + tail, whole):
            return way, pump, tail
    return None


def _reached(edges: list[set[int]], start: int, inside: set[int]) -> set[int]:
    found, pending = {start}, [start]
    while pending:
        new = (edges[pending.pop()] & inside) - found
        found |= new
        pending += new
    return found


def _matches(of: Automaton, edges: list[set[int]], text: str, whole: Whole) -> bool:
    at = {of.start}
    for count, character in enumerate(text):
        if whole is not Whole.ALL and any(_ends(of, p, last=False) for p in at):
            return True
        bit = of.samples.find(character)
        at = {to for p in at for to in edges[p] if of.masks[to] >> bit & 1}
        if not at:
            return False
        before_last_line = whole is not Whole.ALL and count + 2 == len(text) and text[-1] == "\n"
        if before_last_line and any(_ends(of, p, last=True) for p in at):
            return True
    return any(_ends(of, p, last=True) for p in at)


def _ends(of: Automaton, position: int, *, last: bool) -> bool:
    if END in of.follow[position]:
        return True
    return END in of.checked[position] and (last or END not in of.ends[position])


# --- polynomial ------------------------------------------------------------------------------


def _polynomial(of: Automaton, whole: Whole) -> Growth:
    """The longest chain of loops that read the same character."""
    best = LINEAR
    endless = [{to for to in ways if to != END and (p, to) not in of.counted} for p, ways in enumerate(of.follow)]
    edges = [{to for to in {*of.follow[p], *of.checked[p]} if to != END} for p in range(len(of.follow))]
    for bit, character in enumerate(of.samples):
        reads = {p for p, mask in enumerate(of.masks) if mask >> bit & 1}
        own = [endless[p] & reads if p in reads else set() for p in range(len(endless))]
        loops = _components(own)
        if len(loops) + (whole is Whole.ANYWHERE) <= best.degree:
            continue
        chain, place = _longest_chain(loops, [edges[p] & reads if p in reads else set() for p in range(len(edges))])
        moving = whole is Whole.ANYWHERE and not _starts_elsewhere(of, reads)
        degree = chain + (1 if moving and chain else 0)
        worst = _failing(of, place, character, whole, of) if degree > best.degree and place >= 0 else None
        if worst is not None:
            best = Growth(exponential=False, degree=degree, text=worst)
    return best


def _starts_elsewhere(of: Automaton, reads: set[int]) -> bool:
    """Whether a search cannot start over inside what the loops read: the pattern begins otherwise, or at an anchor."""
    return not {to for to in of.follow[of.start] if to != END} & reads


def _longest_chain(loops: list[list[int]], edges: list[set[int]]) -> tuple[int, int]:
    """The number of loops that can be gone through one after the other, and a position of the last."""
    of_loop = {p: i for i, loop in enumerate(loops) for p in loop}
    after: list[set[int]] = []
    everywhere = set(range(len(edges)))
    for i, loop in enumerate(loops):
        reached = set().union(*(_reached(edges, p, everywhere) for p in loop[:1]))
        after.append({of_loop[p] for p in reached if p in of_loop} - {i})
    length: dict[int, tuple[int, int]] = {}

    def longest(i: int) -> tuple[int, int]:
        if i not in length:
            length[i] = (1, loops[i][0])
            best = max((longest(j) for j in after[i]), default=(0, loops[i][0]))
            length[i] = (best[0] + 1, best[1])
        return length[i]

    return max((longest(i) for i in range(len(loops))), default=(0, -1))
