"""Whether two findings that are not equal are one finding before and after an edit."""

from __future__ import annotations

from aisec_hooks import late
from aisec_hooks.model import Finding

SAME_CODE = 0.75
"""How alike the code of an edited finding must be to what it was."""
SAME_PLACE = 0.34
"""The part of the lines around a finding that must have come along when it moved to another function."""
PARTS = "⇐"
"""Joins the parts of a flow's code: the sink, the text that it gets, the source."""
_VERB = late.compiled(r"[\W_]*([A-Za-z]{1,6})")
"""SELECT, INSERT, UPDATE and DELETE have six letters; white space is gone from code, so words have no end."""


def is_edit_of(old: str, new: str) -> bool:
    """Whether the code of a finding is an edit of another's.

    Of a flow the sink and the source must be the same, and a statement must still do what it did: a fixed
    SELECT does not pay for a new DELETE.
    """
    old_parts, new_parts = old.split(PARTS), new.split(PARTS)
    if len(old_parts) == 3 and len(new_parts) == 3:
        same_ends = old_parts[2] == new_parts[2] and _callee(old_parts[0]) == _callee(new_parts[0])
        same_start = _verb(old_parts[1]) == _verb(new_parts[1])
        no_more = new_parts[1].count("{}") <= old_parts[1].count("{}")  # one more hole is one more bug
        return same_ends and same_start and no_more and _ratio(old_parts[1], new_parts[1]) >= SAME_CODE
    return _ratio(old, new) >= SAME_CODE


def stands_like(old: Finding, new: Finding) -> bool:
    """Whether the lines around two findings are largely the same: one of them is the other, moved."""
    before = {line.strip() for line in old.snippet.lines} - {""}
    after = {line.strip() for line in new.snippet.lines} - {""}
    return bool(after) and len(before & after) >= SAME_PLACE * max(len(before), len(after))


def _callee(sink: str) -> str:
    return sink.partition("(")[0]


def _verb(text: str) -> str:
    """The first word of a statement or command; markup has none."""
    found = _VERB.match(text)
    return found[1].lower() if found and "<" not in found[0] else ""


def _ratio(old: str, new: str) -> float:
    import difflib  # noqa: PLC0415  # most commits edit no old finding

    if old == new:
        return 1.0
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= SAME_CODE and matcher.quick_ratio() >= SAME_CODE else 0.0
