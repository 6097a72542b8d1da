"""The growth of a pattern's time, against counting the ways in which it reads a text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.flow.patterns import pattern
from aisec_hooks.syntax.regex_ambiguity import Growth, Whole, growth

EXPONENTIAL = [
    (r"^([a-zA-Z0-9]+)+$", Whole.PREFIX),
    (r"^(\d|\d\d)+-[A-Z]$", Whole.PREFIX),
    (r'^"(?:[^"\\]*|\\.)*"$', Whole.ANYWHERE),
    (r"^v?(\d+\.?)+$", Whole.PREFIX),
    (r"(\w+\s?)*", Whole.ALL),
    (r"^(([a-z])+.)+[A-Z]([a-z])+$", Whole.PREFIX),
    (r"(a+)+b", Whole.PREFIX),
    (r"(.*)*x", Whole.PREFIX),
    (r"(?:a?b?)*c", Whole.PREFIX),
    (r"(x+x+)+y", Whole.PREFIX),
    (r"^\s*(\w+\s*)+=", Whole.PREFIX),
    (r"^(\d+(,\d+)?)+$", Whole.PREFIX),
    (r"(?:\\.|\[(?:\\.|[^\]])*\])+$", Whole.PREFIX),
    (b"^(a|a?)+$", Whole.PREFIX),
    (r"(\w{1,200}\s?){1,200}x" * 30, Whole.PREFIX),
    (r"(?i)^(k|\u212a)+$|^(k+|K)+$", Whole.PREFIX),
]
NOT_EXPONENTIAL = [
    (r"(a+)+", Whole.PREFIX),
    (r"(\w+\s?)*", Whole.PREFIX),
    (r"\w+(?:\s\w+)*", Whole.ALL),
    (r"^(\d|[a-f])+-[A-Z]$", Whole.PREFIX),
    (r"(a?)*b", Whole.PREFIX),
    (r"^[a-z0-9]+([._-][a-z0-9]+)*@[a-z]+\.[a-z]{2,}$", Whole.PREFIX),
    (r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$", Whole.PREFIX),
    (r"([^,]*,)*end", Whole.PREFIX),
    (r"^(\w+\s+)+=", Whole.PREFIX),
    (r"^(?:(?!x).)*$", Whole.PREFIX),
    (r"(\w+\b\s*)*$", Whole.PREFIX),
    (r"(a+)+(?:.|\n)*", Whole.ALL),
    (r"[", Whole.PREFIX),
    (r"(a" * 2_000, Whole.PREFIX),
    (r"(?:" * 200 + "a" + ")+" * 200 + "$", Whole.PREFIX),
    (r"a?b?c?d?e?f?" * 60 + "x", Whole.PREFIX),
]
DEGREES = [(r"\s+$", Whole.ANYWHERE, 2), (r"^\s+$", Whole.ANYWHERE, 1), (r"a*a*b", Whole.PREFIX, 2)]
DEGREES += [(r".*,.*,.*x", Whole.PREFIX, 3), (r"[a-z]+\d+x", Whole.PREFIX, 1), (r"x\s+$", Whole.ANYWHERE, 1)]


@pytest.mark.parametrize(("pattern", "whole"), EXPONENTIAL)
def test_exponential(pattern: str | bytes, whole: Whole) -> None:
    assert growth(pattern, 0, whole).exponential


@pytest.mark.parametrize(("pattern", "whole"), NOT_EXPONENTIAL, ids=range(len(NOT_EXPONENTIAL)))
def test_not_exponential(pattern: str, whole: Whole) -> None:
    assert not growth(pattern, 0, whole).exponential


@pytest.mark.parametrize(("pattern", "whole", "degree"), DEGREES)
def test_degree(pattern: str, whole: Whole, degree: int) -> None:
    assert growth(pattern, 0, whole) == growth(pattern, 0, whole)
    assert growth(pattern, 0, whole).degree == degree


def test_flags_count() -> None:
    assert growth("^(a|A)+$x|^(?:a+|B)+$", re.IGNORECASE, Whole.PREFIX).exponential
    assert growth("^(?: a + ) + $  # (b+)+", re.VERBOSE, Whole.PREFIX).exponential
    assert not growth("^ a $  # (b+)+$", re.VERBOSE, Whole.PREFIX).exponential


# --- against counting ------------------------------------------------------------------------

Tree = tuple[str, tuple["Tree", ...]]
LEAVES = st.sampled_from(["a", "b", "[ab]", "."]).map(lambda text: (text, ()))


def combined(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    one = st.tuples(st.sampled_from(["*", "+", "?"]), st.tuples(inner))
    two = st.tuples(st.sampled_from(["then", "or"]), st.tuples(inner, inner))
    return st.one_of(one, two)


TREES: st.SearchStrategy[Tree] = st.recursive(LEAVES, combined, max_leaves=6)


def pattern_of(tree: Tree) -> str:
    kind, parts = tree
    inner = [pattern_of(part) for part in parts]
    if kind == "then":
        return "".join(inner)
    if kind == "or":
        return f"(?:{'|'.join(inner)})"
    return f"(?:{inner[0]}){kind}" if inner else kind


def ways(tree: Tree, text: str) -> int:
    """In how many ways the tree reads a text or a part of it from the start, no round of a loop being empty."""

    @cache
    def read(node: Tree, at: int) -> Counter[int]:
        """End -> in how many ways."""
        kind, parts = node
        if not parts:
            return Counter({at + 1: int(at < len(text) and re.fullmatch(kind, text[at]) is not None)})
        if kind == "or":
            return read(parts[0], at) + read(parts[1], at)
        if kind == "then":
            return after(read(parts[0], at), parts[1])
        first = read(parts[0], at)
        found = first + Counter({at: 1}) if kind in "*?" else first
        if kind == "?":
            return found
        further = Counter({end: count for end, count in first.items() if end > at})
        again = after(further, (kind, parts))
        return found + Counter({end: n - further[end] * (kind == "*") for end, n in again.items()})

    def after(before: Counter[int], node: Tree) -> Counter[int]:
        total: Counter[int] = Counter()
        for middle, count in before.items():
            for end, more in read(node, middle).items() if count else ():
                total[end] += count * more
        return total

    return sum(read(tree, 0).values())


@settings(max_examples=400, deadline=None)
@given(TREES, st.sampled_from(["$", "!", "c", ""]))
def test_what_is_said_to_be_exponential_has_ever_more_ways(tree: Tree, tail: str) -> None:
    pattern = pattern_of(tree) + tail
    found = growth(pattern, 0, Whole.PREFIX)
    assert found == growth(pattern, 0, Whole.PREFIX)
    if not found.exponential:
        return
    before, pump, after = found.text
    for rounds in (1, 2, 3, 4):
        assert re.match(pattern, before + pump * rounds + after) is None
    counts = [ways(tree, before + pump * rounds) for rounds in (4, 8, 12)]
    assert counts[1] >= 1.5 * counts[0] and counts[2] - counts[1] > 2 * (counts[1] - counts[0])


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab.*+?(){}[]|^$\\d,1?!:=<P>\n", max_size=60), st.sampled_from(Whole), st.integers(0, 511))
def test_any_text_is_judged(pattern: str, whole: Whole, flags: int) -> None:
    assert isinstance(growth(pattern, flags, whole), Growth)


def test_a_pattern_that_asks_to_be_printed_is_not(capfd: pytest.CaptureFixture[str]) -> None:
    growth(r"(a+)+x", re.DEBUG, Whole.PREFIX)
    assert pattern("[a-z]+", re.DEBUG) is not None
    assert capfd.readouterr() == ("", "")
