"""Data about people, and names of machines behind the firewall, in any text."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks.personal.found import Personal
from aisec_hooks.personal.glance import may_hold, may_hold_internal

__all__ = ["Personal", "internal", "may_hold", "may_hold_internal", "personal"]


def personal(text: str, path: str) -> Iterator[Personal]:
    """What tells of people: "email", "phone", "card", "iban", "us-ssn" and "national-id"; in order and apart.

    Values that documentation uses as samples are none, neither are those who wrote the file.
    """
    if may_hold(text):
        # imported here: most files of a commit hold nothing of the kind
        from aisec_hooks.personal.find import people  # noqa: PLC0415

        yield from people(text, path)


def internal(text: str, path: str) -> Iterator[Personal]:
    """What tells of machines that only their owner reaches: "internal-host" and "private-ip"; in order and apart."""
    if may_hold_internal(text):
        from aisec_hooks.personal.find import machines  # noqa: PLC0415

        yield from machines(text, path)
