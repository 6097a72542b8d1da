"""The lines of a text that its base does not have."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aisec_hooks.linediff import added_lines

texts = st.lists(st.sampled_from("abcdefgh"), max_size=40)
LARGE = 200_000


def without(lines: Sequence[str], added: frozenset[int]) -> list[str]:
    return [line for n, line in enumerate(lines, 1) if n not in added]


def is_subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in part)


def longest_common(a: Sequence[str], b: Sequence[str]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        before = row
        row = [0]
        for j, y in enumerate(b):
            row.append(before[j] + 1 if x == y else max(before[j + 1], row[j]))
    return row[-1]


@given(texts, texts)
def test_what_is_left_is_common(base: list[str], head: list[str]) -> None:
    added = added_lines(base, head)
    assert added <= set(range(1, len(head) + 1))
    assert is_subsequence(without(head, added), base)


@given(texts)
def test_nothing_is_added_to_an_equal_text(lines: list[str]) -> None:
    assert added_lines(lines, list(lines)) == frozenset()
    assert added_lines([], lines) == frozenset(range(1, len(lines) + 1))
    assert added_lines(lines, []) == frozenset()


@given(texts, st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abcxyz")), max_size=20))
def test_insertions_count_exactly(base: list[str], insertions: list[tuple[int, str]]) -> None:
    head = list(base)
    for at, line in insertions:
        head.insert(min(at, len(head)), line)
    assert len(added_lines(base, head)) == len(insertions)


@pytest.mark.parametrize(
    ("base", "head"),
    [("aabbaabb", "bbaabbaaxx"), ("abababab", "bbbbaaaabb"), ("aabbccaabbcc", "ccbbaaccbbaa"), ("}}{{}}", "{{}}}}{{")],
)
def test_small_texts_without_unique_lines_are_compared_exactly(base: str, head: str) -> None:
    assert len(head) - len(added_lines(base, head)) == longest_common(base, head)


@given(st.lists(st.integers(0, 3000), max_size=60), st.integers(0, 3000))
@example([], 0)
def test_edits_in_a_large_text_are_found(edits: list[int], moved: int) -> None:
    base = [f"{i % 7}" if i % 3 else f"line {i}" for i in range(3000)]
    head = list(base)
    for at in edits:
        head[at % 3000] = f"new {at}"
    added = added_lines(base, head)
    assert {at % 3000 + 1 for at in edits} == added


def test_a_moved_block_counts_on_one_side_only() -> None:
    block, rest = ["m1", "m2"], ["a", "b", "c", "d"]
    assert added_lines(block + rest, rest + block) == {5, 6}


def test_lines_are_compared_whole() -> None:
    assert added_lines(["a", "b "], ["a", "b"]) == {2}


@pytest.mark.parametrize(
    ("base", "head"),
    [
        pytest.param(["x"] * LARGE, ["x"] * (LARGE - 1), id="all equal"),
        pytest.param([f"b{i}" for i in range(LARGE)], [f"h{i}" for i in range(LARGE)], id="all different"),
        pytest.param([f"{i}" for i in range(LARGE)], [f"{i}" for i in reversed(range(LARGE))], id="reversed"),
        pytest.param([f"{i % 2}" for i in range(LARGE)], ["1", "0", "2"] * (LARGE // 3), id="alternating"),
        pytest.param(["x"] * LARGE + ["y"], ["z"] + ["x"] * (LARGE // 2), id="repeated"),
        pytest.param(
            [f"{i * 7919 % 400}" for i in range(LARGE)], [f"{i * 104729 % 401}" for i in range(LARGE)], id="few lines"
        ),
        pytest.param(
            [w for i in range(LARGE // 4) for w in (f"u{i}", "a", "b", "a")],
            [w for i in range(LARGE // 4) for w in (f"u{i}", "b", "a", "b")],
            id="many leaves",
        ),
    ],
)
def test_large_texts_stay_within_the_work_allowed(base: list[str], head: list[str]) -> None:
    added = added_lines(base, head)
    assert is_subsequence(without(head, added), base)


def test_repeated_lines_of_a_large_text_are_still_matched() -> None:
    base, head = ["x"] * 5000 + ["y"], ["z"] + ["x"] * 4000 + ["w"]
    assert added_lines(base, head) == {1, 4002}
