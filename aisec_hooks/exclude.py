"""Which paths the patterns of `exclude` leave out, in time that is linear in a path's length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pathspec import PathSpec

from aisec_hooks import late

MOST_STARS = 8
"""`*` in one name of a pattern, and `**` in a pattern."""
_STAR = r"[^/]*"
_DEEP = "(?:/.+)?"
_ANYWHERE = "^(?:.+/)?"
_ONE = r"(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[()])"  # what stands for one character in a translated pattern
_BEFORE_STAR = late.compiled(rf"\[\^/\]\*((?:(?!\[\^/\]\*){_ONE})+)(?=\[\^/\]\*)")


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path is left out; the last pattern that matches decides. ValueError for what is no pattern."""
    compiled = [(include, regex) for p in patterns for include, regex in _compiled(p)]
    compiled.reverse()

    def excludes(path: str) -> bool:
        return next((include for include, regex in compiled if regex.search(path)), False)

    return excludes


def _compiled(pattern: str) -> Iterable[tuple[bool, re.Pattern[str]]]:
    """The expression of a pattern, nothing for a blank line or a comment."""
    names = pattern.split("/")
    if names.count("**") > MOST_STARS or any(name.count("*") > MOST_STARS for name in names):
        raise ValueError(f"has more than {MOST_STARS} stars")
    try:
        for found in PathSpec.from_lines("gitignore", [pattern]).patterns:
            if found.include is not None and found.regex is not None:
                yield found.include, re.compile(_linear(found.regex.pattern))
    except (ValueError, re.error, OverflowError, RecursionError):
        raise ValueError("is no pattern of gitignore") from None


def _linear(regex: str) -> str:
    """The same with every repetition but the last taking the first place that fits, which is as good as any later.

    Python 3.10 has no atomic groups: a lookahead, which is not gone back into, and a reference stand for one.
    """
    steps = iter(range(len(regex)))

    def first_fit(text: str, then: str = "") -> str:
        name = f"g{next(steps)}"
        return f"(?=(?P<{name}>{text}){then})(?P={name})"

    regex = _BEFORE_STAR.sub(lambda match: first_fit(f"{_STAR}?{match[1]}"), regex)
    start, *middle = regex.split(_DEEP)
    if not middle:
        return regex
    if start.startswith(_ANYWHERE):
        start = "^" + first_fit(f"(?:.+?/)??{start.removeprefix(_ANYWHERE)}", "(?=/)")
    *middle, last = middle
    return start + "".join(first_fit(f"(?:/.+?)??{piece}", "(?=/)") for piece in middle) + _DEEP + last
