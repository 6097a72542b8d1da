"""The patterns of `exclude`: what they mean, and that none takes long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import PathSpec

from aisec_hooks.exclude import MOST_STARS, matcher

PIECES = st.sampled_from(["a", "b", "*", "?", "/", "**/", "/**/", "[ab]", ".", "*a*", "\\*"])
NAMES = st.text("ab.*", min_size=1, max_size=5).filter(lambda name: name.strip("."))


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join), st.lists(NAMES, min_size=1, max_size=5).map("/".join))
def test_matches_what_gitignore_matches(pattern: str, path: str) -> None:
    try:
        ours = matcher([pattern])(path)
    except ValueError:
        return
    assert ours == PathSpec.from_lines("gitignore", [pattern]).match_file(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a*" * MOST_STARS + "b", "a" * 255),
        ("*a" * MOST_STARS, "a" * 4000 + "b"),
        ("**/a/" * MOST_STARS + "b", "a/" * 2000 + "c"),
        ("a*/**/a*a*a*/**/a*a/**/b*c", "/".join(["aaaa"] * 800)),
    ],
)
def test_hostile_patterns_and_paths_take_no_time(pattern: str, path: str) -> None:
    assert not matcher([pattern])(path)


@pytest.mark.parametrize("pattern", ["!", "\\", "[z-a]", "a*" * (MOST_STARS + 1), "**/" * (MOST_STARS + 1)])
def test_what_is_no_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"is no pattern|more than"):
        matcher([pattern])


def test_the_last_pattern_decides() -> None:
    excludes = matcher(["*.py", "# a comment", "", "!keep.py"])
    assert [excludes(path) for path in ("a.py", "keep.py", "src/keep.py", "a.js")] == [True, False, False, False]
