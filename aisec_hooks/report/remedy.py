"""How to fix what a rule found: its page's Fix, in the names of the code at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from aisec_hooks import late, rules
from aisec_hooks.introduced import NOTHING_TO_ROTATE
from aisec_hooks.model import Finding
from aisec_hooks.printable import printable

if TYPE_CHECKING:
    from aisec_hooks.rules.page import Block, Page

LONGEST_NAME = 80
_LINK = late.compiled(r"https://[^\s)>\]]+")


class Remedy(Struct, frozen=True):
    """One sentence (inline Markdown) and blocks of code."""

    sentence: str
    blocks: tuple[Block, ...]


def for_finding(finding: Finding) -> Remedy:
    """The Fix with the names that the engine found, defaults elsewhere; of a secret also where it is revoked."""
    names = {**rules.rule(finding.rule).fix_names, **_safe(dict(finding.names))}
    found, old = _remedy(finding.rule, names), rotation(finding)
    return Remedy(f"{found.sentence} {old[0].upper()}{old[1:]}.", found.blocks) if old else found


def rotation(finding: Finding) -> str:
    """How to be rid of the secret that a finding tells of, "" where there is none to be rid of."""
    if finding.secret is None or finding.rule in NOTHING_TO_ROTATE:
        return ""
    # imported here: only a report with a secret in it needs the table
    from aisec_hooks.engines import rotation as pages  # noqa: PLC0415

    return f"to rotate it: {pages.hint(finding.secret.kind)}"


def for_rule(name: str) -> Remedy:
    """The Fix with the default names."""
    return _remedy(name, rules.rule(name).fix_names)


def why(name: str) -> str:
    """Why the rule's offence matters, as Markdown."""
    return _page(name).why


def references(name: str) -> list[str]:
    """The links of the page's References."""
    return _LINK.findall(_page(name).sections.get("References", ""))


def _remedy(name: str, names: Mapping[str, str]) -> Remedy:
    sentence, blocks = _page(name).fix(names)
    return Remedy(sentence, tuple(blocks))


def _safe(names: Mapping[str, str]) -> dict[str, str]:
    """Names come from the checked code: a newline or a fence must not get into the page.

    What is too long to read as a name is left to the default.
    """
    shown = {key: printable(value) for key, value in names.items()}
    return {key: value for key, value in shown.items() if value and len(value) <= LONGEST_NAME}


@cache
def _page(name: str) -> Page:
    # imported here: reading package files costs 8 ms of start-up that a clean commit need not pay
    from aisec_hooks.rules import page  # noqa: PLC0415

    rules.require(name)
    return page.load(name)
