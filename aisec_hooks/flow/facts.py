"""What is known of outside texts at a point of the program, apart from where they come from."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from aisec_hooks.flow.taints import Taint
from aisec_hooks.model import SourceKind

ALL = "*"
PATH = "path-traversal"
NO_DOTS = "path-traversal by .."
NOT_ABSOLUTE = "path-traversal by an absolute path"
"""No slash at its start."""
ROOTED = "starts with a slash"
NOT_DOUBLE = "starts with no two slashes"
NO_BACKSLASH = "starts with no slash and backslash"
NO_NETLOC = "URL without a host"
NO_SCHEME = "URL without a scheme"
PARSED = "URL is parsed"
"""The text is a URL that was taken apart: a check of one part says little of the rest."""
FIXED_PROGRAM = "arguments of a program that is fixed"
ESCAPED_NAME = "escaped for a name of a directory's entry"
ESCAPED_FILTER = "escaped for a directory's filter"
WEAK = "checked in a way that can be got around"
_ABSENT = "holds none of "
DECODED = " (decoded)"
"""Stands after the label of a text that was decoded: letters that it lacks are not in the coded form either."""


class Fact(Struct, frozen=True, gc=False):
    """Outside text of that label cannot offend that rule (ALL: any) from here on; doubtful if only its name says so.

    Instead of a rule it may be one of the marks above, `absent` characters, or WEAK: that tells of a check that does
    not stop the rules it was written `against`, and why.
    """

    label: str
    rule: str
    doubtful: bool = False
    check: ast.expr | None = None
    against: tuple[str, ...] = ()
    why: str = ""

    def speaks_of(self, label: str) -> bool:
        """Whether it is about a text, the whole that the text is a member of, or what the text is decoded to."""
        return (
            label == self.label
            or label.startswith((f"{self.label}[", f"{self.label}."))
            or (self.label == label + DECODED)
        )


Facts = frozenset[Fact]
NO_FACTS: Facts = frozenset()
Told = tuple[Facts, Facts]
"""What holds where a condition is true, and where it is false."""
NOTHING_TOLD: Told = (NO_FACTS, NO_FACTS)


def lacking(characters: Iterable[str]) -> str:
    """The mark of a text that holds none of some characters."""
    return _ABSENT + "".join(sorted(characters))


def is_lacking(mark: str) -> bool:
    """Whether a mark is one of a text that holds none of some characters."""
    return mark.startswith(_ABSENT)


class About(NamedTuple):
    """All that is known of one text."""

    marks: frozenset[str]
    """Rules that it cannot offend, and marks, whether it was checked or made so."""
    told: frozenset[str]
    """Those that a check told."""
    doubtful: frozenset[str]
    """Rules that it cannot offend if a name means what it says."""
    weak: tuple[Fact, ...]

    @property
    def absent(self) -> frozenset[str]:
        """The characters that it does not hold."""
        return frozenset(c for m in self.marks if m.startswith(_ABSENT) for c in m[len(_ABSENT) :])

    def holds_no(self, characters: str) -> bool:
        """Whether all of some characters are absent."""
        return self.absent.issuperset(characters)


NUMBERS_AND_SECRETS = frozenset({SourceKind.SECRET, SourceKind.RANDOM})
"""What matters of these is where they go; no check of them helps."""


def about(facts: Facts, taint: Taint) -> About:
    """What is known of a text where these facts hold."""
    if not facts or taint.kind in NUMBERS_AND_SECRETS:
        return About(taint.harmless, frozenset(), frozenset(), ())
    said = [f for f in facts if f.speaks_of(taint.label)]
    weak = sorted((f for f in said if f.rule == WEAK), key=lambda f: (f.why, _place(f)))
    sure = frozenset(f.rule for f in said if not f.doubtful and f.rule != WEAK)
    return About(taint.harmless | sure, sure, frozenset(f.rule for f in said if f.doubtful), tuple(weak))


def _place(fact: Fact) -> tuple[int, int]:
    return (fact.check.lineno, fact.check.col_offset) if fact.check is not None else (0, 0)
